using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Web.Portal.Pages.Events;

/// <summary>What the portal calls the codes of the events.</summary>
internal static class EventWords
{
    public static string State(OrderState state) => $"entry-{state.ToString().ToLowerInvariant()}";

    public static string Intake(Intake intake) => intake switch
    {
        WelfareMutual.Events.Happenings.Intake.FirstCome => "先着順",
        WelfareMutual.Events.Happenings.Intake.Lottery => "抽選",
        _ => "先着と抽選",
    };

    public static string Whom(ForWhom whom) => whom switch
    {
        ForWhom.Member => "会員",
        ForWhom.Family => "登録したご家族",
        ForWhom.Other => "そのほかの方",
        _ => "どなたでも",
    };

    public static string Ages(int from, int? to) => (from, to) switch
    {
        (0, null) => "年齢を問いません",
        (0, { } end) => $"{end - 1}歳まで",
        (_, null) => $"{from}歳から",
        var (begin, end) when end == begin + 1 => $"{begin}歳",
        var (begin, end) => $"{begin}歳から{end - 1}歳まで",
    };
}
