using WelfareMutual.Kernel.Auditing;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

internal static class AuditWords
{
    public static string Who(string kind) => kind switch
    {
        "Member" => "会員",
        "Officer" => "担当者",
        "Staff" => "職員",
        "Job" => "自動",
        "Hook" => "決済会社",
        _ => "だれでも",
    };

    public static string Why(string? code) => code is null ? "" : AccessReason.Words.GetValueOrDefault(code) ?? code;

    public static string Outcome(string code) => code == "ok" ? "できた" : $"断った（{code}）";

    /// <summary>Whose work a use case is: the part of its name before the dot.</summary>
    public static string Module(string useCase) => useCase.Split('.')[0] switch
    {
        "audit" => "記録",
        "backups" => "控え",
        "casework" => "申請の審査",
        "condolence-benefits" => "給付",
        "content" => "お知らせ",
        "enterprises" => "事業所",
        "events" => "イベント",
        "exports" => "持ち出しと開示",
        "identity" => "職員とログイン",
        "kernel" => "決まりと鍵",
        "members" => "会員と届出",
        "notifications" => "手紙とメール",
        "payments" => "決済",
        "payouts" => "振込",
        "retention" => "保存期間と消去",
        "tickets" => "チケット",
        var other => other,
    };

    public static string Alarm(string code) => code switch
    {
        "portal-refused" => "止めたポータルが、まだつなごうとしている",
        "log-unwritable" => "記録を書けず、操作を止めた",
        "seal-missing" => "渡したはずの封がない",
        "seal-late" => "封が遅れた",
        "chainer-behind" => "番号を付ける処理が遅れている",
        "log-altered" => "書き換えられた記録がある",
        "log-missing" => "なくなった記録がある",
        "log-broken" => "記録の順が変えられている",
        "log-cut-off" => "終わりの記録が切り取られている",
        "log-outside" => "正しい入口を通らない記録がある",
        "log-other-than-sealed" => "封をしたときと違う",
        "log-seal-missing" => "封のない日がある",
        "log-seal-forged" => "封が本物でない",
        "backup-failed" => "控えを取れなかった",
        "backup-late" => "控えが遅れている",
        "restore-failed" => "控えを戻す試験に失敗した",
        "restore-late" => "控えを戻す試験が遅れている",
        "payout-file-untaken" => "振込のファイルが受け取られないまま、銀行に送る期限を過ぎた",
        "malware-found" => "書類からウイルスなどが見つかり、消した",
        "scanner-silent" => "ウイルスの検査が止まっている",
        "scanner-old" => "ウイルスの検査に使う定義が古い",
        "document-unreadable" => "検査する書類が壊れている",
        "keys-wait" => "鍵のファイルを人が置くか消すのを待っている",
        "purge-stuck" => "消去が1日、先へ進んでいない",
        "request-overdue" => "開示などの請求が期限を過ぎた",
        _ => code,
    };
}
