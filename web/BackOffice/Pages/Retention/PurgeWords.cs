using WelfareMutual.Retention.Disposals;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

/// <summary>What the back office calls the states of a run, whom it erases, what it destroys.</summary>
internal static class PurgeWords
{
    public static (string Tone, string Glyph, string Text) State(PurgeState state) => state switch
    {
        PurgeState.Drafted => ("warn", "!", "提案待ち"),
        PurgeState.Proposed => ("warn", "!", "実行の決定待ち"),
        PurgeState.Released => ("note", "→", "まもなく始まる"),
        PurgeState.Running => ("note", "→", "消去中"),
        PurgeState.Closing => ("note", "→", "鍵の包みなおし中"),
        PurgeState.Done => ("warn", "!", "証明書の確認待ち"),
        PurgeState.Certified => ("ok", "✓", "完了"),
        _ => ("grey", "–", "取りやめ"),
    };

    public static string Kind(string kind) => kind switch { "Member" => "会員", "Officer" => "事業所の担当者", "Staff" => "職員", _ => "事業所の代表者と口座" };

    public static string Item(ItemState state) => state switch
    {
        ItemState.Waiting => "これから消去する",
        ItemState.Held => "止めているため残す",
        ItemState.Kept => "期限の外に出たため残した",
        _ => "消去した",
    };

    public static string Disposal(DisposalKind kind) => kind switch { DisposalKind.Purge => "記録", DisposalKind.Media => "媒体", _ => "紙" };

    public static string Months(int months) => months % 12 == 0 ? $"{months / 12}年" : $"{months}か月";
}
