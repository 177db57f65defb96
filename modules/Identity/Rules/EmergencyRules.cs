using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: IAM-08.</summary>
internal static class EmergencyRules
{
    public static readonly Refusal Roles = new("identity-emergency-roles", "緊急に使う権限を1つ以上選んでください。管理と監査は選べません。", "Roles");
    public static readonly Refusal Auditor = new("identity-emergency-auditor", "監査の職員は、緊急の権限を使えません。", "Roles");
    public static readonly Refusal Reason = new("identity-emergency-reason", "理由を入力してください。翌日の報告に載ります。", "Reason");
    public static readonly Refusal Minutes = new("identity-emergency-minutes", "時間は15分から240分までで選んでください。", "Minutes");

    public static Refusal? Check(Actor actor, IReadOnlyCollection<StaffRole> roles, string reason, int minutes) =>
        actor.Has(StaffRole.Auditor) ? Auditor
        : roles.Count == 0 || roles.Any(r => r is StaffRole.System or StaffRole.Auditor) ? Roles
        : string.IsNullOrWhiteSpace(reason) || reason.Length > 500 ? Reason
        : minutes is < 15 or > 240 ? Minutes
        : null;
}
