using System.Globalization;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>How dates, amounts and spans are written in explanations and refusals.</summary>
internal static class Words
{
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public static string Yen(long amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:N0}円");

    public static string Of(Span span) => span.Unit switch
    {
        SpanUnit.Day => $"{span.Value}日",
        SpanUnit.Week => $"{span.Value}週間",
        SpanUnit.Month => $"{span.Value}か月",
        _ => $"{span.Value}年",
    };
}
