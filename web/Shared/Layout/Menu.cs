namespace WelfareMutual.Web.Shared.Layout;

public sealed record MenuEntry(string Section, string Text, string Href, string Icon = "", string? Short = null)
{
    /// <summary>What fits under an icon on a phone.</summary>
    public string ShortText => Short ?? Text;
}

public sealed record MenuGroup(string Title, IReadOnlyList<MenuEntry> Entries);

/// <summary>Every entry of both menus, in the order of the screens (UI 6).</summary>
public static class Menu
{
    private static readonly MenuEntry[] Guest =
    [
        new("home", "ホーム", "/", "house"),
        new("tickets", "チケット", "/tickets", "ticket"),
        new("events", "イベント", "/events", "calendar"),
        new("benefits", "給付を調べる", "/benefits", "paper", "給付"),
        new("sign-in", "ログイン", "/sign-in", "person"),
    ];

    private static readonly MenuEntry[] Member =
    [
        new("home", "ホーム", "/home", "house"),
        new("tickets", "チケット", "/tickets", "ticket"),
        new("events", "イベント", "/events", "calendar"),
        new("benefits", "給付", "/benefits", "paper"),
        new("my", "わたし", "/my", "person"),
    ];

    private static readonly MenuEntry[] Officer =
    [
        new("enterprise", "ホーム", "/enterprise", "house"),
        new("members", "従業員", "/enterprise/members", "people"),
        new("roster", "名簿を送る", "/enterprise/upload-roster", "paper"),
        new("officers", "担当者", "/enterprise/officers", "person"),
    ];

    public static IReadOnlyList<MenuEntry> Portal(ActorKind kind) => kind switch
    {
        ActorKind.Member => Member,
        ActorKind.Officer => Officer,
        _ => Guest,
    };

    /// <summary>Without what is closed to whoever is signed in, and without a group of which nothing is left.</summary>
    public static IEnumerable<MenuGroup> OfficeOf(SiteFrame frame) => Office
        .Select(group => group with { Entries = [.. group.Entries.Where(entry => !frame.Closed.Contains(entry.Section))] })
        .Where(group => group.Entries.Count > 0);

    public static IReadOnlyList<MenuGroup> Office { get; } =
    [
        new("窓口",
        [
            new("inbox", "受信箱", "/inbox"),
            new("members", "会員を探す", "/members/find"),
            new("enterprises", "事業所", "/enterprises/find"),
            new("intake", "紙の受付", "/intake/paper"),
        ]),
        new("事業",
        [
            new("tickets", "チケット", "/tickets/offerings"),
            new("events", "イベント", "/events/sessions"),
            new("benefits", "給付の表", "/benefits/tables"),
            new("content", "お知らせ", "/content/pages"),
            new("letters", "郵送する手紙", "/letters/print"),
        ]),
        new("お金", [new("payouts", "振込", "/payouts/batches"), new("payments", "決済と返金", "/payments/differences")]),
        new("監督",
        [
            new("identity", "職員とカード", "/identity/staff"),
            new("acts", "職員の届出", "/identity/acts"),
            new("rights", "権限の表", "/identity/rights"),
            new("reviews", "権限の確認", "/identity/reviews"),
            new("emergencies", "緊急の権限", "/identity/emergencies"),
            new("terminals", "端末", "/identity/terminals"),
            new("alerts", "警告", "/identity/alerts"),
            new("rules", "決まりの設定", "/rules"),
            new("sealing", "暗号の鍵", "/sealing"),
            new("backups", "控え", "/backups"),
            new("retention", "保存期間と消去", "/retention"),
            new("audit", "記録", "/audit/find"),
            new("requests", "開示などの請求", "/exports/requests"),
            new("exports", "持ち出し", "/exports/orders"),
        ]),
    ];
}
