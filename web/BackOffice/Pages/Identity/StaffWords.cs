using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

/// <summary>States of staff, cards, terminals and of what two people do together, in words.</summary>
public static class StaffWords
{
    public static string State(string state) => state switch { "Waiting" => "確認待ち", "Active" => "在籍", _ => "終了" };

    public static bool IsShown(CardState state) => state is CardState.Issued or CardState.Active or CardState.Suspended;

    public static string Card(CardState state) => state switch
    {
        CardState.Issued => "確認待ち",
        CardState.Active => "使用中",
        CardState.Suspended => "一時停止",
        CardState.Lost => "紛失",
        CardState.Returned => "返却",
        CardState.Replaced => "交換済み",
        _ => "取り消し",
    };

    public static string Terminal(TerminalState state) => state switch
    {
        TerminalState.Waiting => "確認待ち",
        TerminalState.Active => "使用中",
        TerminalState.Lost => "紛失",
        TerminalState.Replaced => "入れ替え済み",
        _ => "取り消し",
    };

    public static string Act(ActKind kind) => kind switch
    {
        ActKind.AddStaff => "職員の登録",
        ActKind.ChangeRoles => "権限の変更",
        ActKind.NewStartKey => "開始キーの発行",
        ActKind.IssueCard => "カードの発行",
        ActKind.ReinstateCard => "カードの再開",
        ActKind.EnrolTerminal => "端末の登録",
        ActKind.PasswordTerm => "パスワードの期限の変更",
        ActKind.Rule => "決まりの変更",
        _ => "緊急の権限",
    };

    public static string Decision(string state) => state switch { "Confirmed" => "確認した", "Declined" => "取りやめた", _ => "確認待ち" };

    /// <summary>A name, or a dash where nobody did it.</summary>
    public static string Who(string name) => name.Length > 0 ? name : "—";

    /// <summary>What exactly is to hold, for the second person.</summary>
    public static string Content(ListActs.Line act) => string.Join("　", new[]
    {
        act.For, act.Thing, act.Rule is { } rule ? $"{rule.Title}（{rule.Name}、{JapaneseDate.Full(rule.From)}から）" : "", string.Join("・", act.Roles),
        act.Number is { } n ? act.Kind == ActKind.PasswordTerm ? n == 0 ? "期限なし" : $"{n}日ごと" : $"{n}分間" : "",
    }.Where(part => part.Length > 0));
}
