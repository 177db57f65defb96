using System.Globalization;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>How dates, amounts and spans are written in explanations and refusals.</summary>
internal static class Words
{
    public static string Of(DateOnly day) => day >= JapaneseEra.FirstDay ? JapaneseDate.Full(day) : JapaneseDate.Western(day);

    public static string Yen(long amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:N0}円");

    public static string Of(Span span) => span.Unit switch
    {
        SpanUnit.Day => $"{span.Value}日",
        SpanUnit.Week => $"{span.Value}週間",
        SpanUnit.Month => $"{span.Value}か月",
        _ => $"{span.Value}年",
    };
}
