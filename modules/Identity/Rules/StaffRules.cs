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
    public static readonly Refusal RegisterBegun = new("identity-register-begun", "職員の登録は始まっています。はじめの2人は、職員が一人もいないときにだけ登録できます。");
    public static readonly Refusal FirstTwo = new("identity-first-two", "はじめの登録は、管理の権限を持つ2人の職員で行います。");
    public static readonly Refusal SameRoles = new("identity-same-roles", "いまの権限と同じです。変えるものを選んでください。", "Roles");

    public static Refusal? Check(string code, string name, IReadOnlyCollection<StaffRole> roles) =>
        code.Length == 0 ? CodeMissing
        : string.IsNullOrWhiteSpace(name) ? NameMissing
        : roles.Count == 0 ? RoleMissing
        : roles.Contains(StaffRole.Auditor) && roles.Count > 1 ? AuditorAlone
        : null;
}
