using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: seed 004, 5(1)①; IAM-01, IAM-03.</summary>
internal static class StaffRules
{
    public static readonly Refusal CodeMissing = new("identity-staff-code-missing", "「職員番号」を入力してください。", "Code");
    public static readonly Refusal CodeTaken = new("identity-staff-code-taken", "この職員番号は登録済みです。番号を確認してください。", "Code");
    public static readonly Refusal NameMissing = new("identity-staff-name-missing", "「氏名」を入力してください。", "Name");
    public static readonly Refusal RoleMissing = new("identity-staff-role-missing", "権限を1つ以上選んでください。", "Roles");
    public static readonly Refusal AuditorAlone = new("identity-auditor-alone", "監査はほかの権限と一緒に持てません。どちらかにしてください。", "Roles");
    public static readonly Refusal CardTaken = new("identity-card-registered", "このカードは登録済みです。カードを確認してください。", "Serial");
    public static readonly Refusal CardPeriod = new("identity-card-period", "有効期限が過ぎています。これからの日を入力してください。", "ValidTo");
    public static readonly Refusal Thumbprint = new("identity-card-thumbprint", "証明書の指紋は64けたの16進数です。カードの情報を確認してください。", "Thumbprint");
    public static readonly Refusal SerialMissing = new("identity-card-serial", "カードのシリアル番号は16進数です。カードの情報を確認してください。", "Serial");

    public static Refusal? Check(string code, string name, IReadOnlyCollection<StaffRole> roles) =>
        code.Length == 0 ? CodeMissing
        : string.IsNullOrWhiteSpace(name) ? NameMissing
        : roles.Count == 0 ? RoleMissing
        : roles.Contains(StaffRole.Auditor) && roles.Count > 1 ? AuditorAlone
        : null;

    public static Refusal? CheckCard(string serial, string thumbprint, DateOnly to, DateOnly today) =>
        !IsHex(serial.Trim()) ? SerialMissing
        : thumbprint.Length != 64 || !IsHex(thumbprint) ? Thumbprint
        : to < today ? CardPeriod
        : null;

    private static bool IsHex(string text) => text.Length > 0 && text.All(char.IsAsciiHexDigit);
}
