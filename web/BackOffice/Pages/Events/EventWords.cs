using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

/// <summary>What the office calls the codes of the events.</summary>
internal static class EventWords
{
    public static string State(OrderState state) => $"entry-{state.ToString().ToLowerInvariant()}";

    public static string Intake(WelfareMutual.Events.Happenings.Intake intake) => intake switch
    {
        WelfareMutual.Events.Happenings.Intake.FirstCome => "先着",
        WelfareMutual.Events.Happenings.Intake.Lottery => "抽選",
        _ => "先着と抽選",
    };

    public static string Whom(ForWhom whom) => whom switch
    {
        ForWhom.Member => "会員",
        ForWhom.Family => "登録家族",
        ForWhom.Other => "そのほか",
        _ => "だれでも",
    };

    public static (string Tone, string Glyph, string Text) Phase(EventBoard.Row row) =>
        row.Closed ? ("grey", "－", "受付終了") : row.Published ? ("ok", "✓", "公開中") : ("grey", "○", "下書き");
}
