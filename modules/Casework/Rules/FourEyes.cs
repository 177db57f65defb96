using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Rules;

/// <summary>Source: FEATURES BO-02. On persons, not roles: who keyed it in, who checked, who approves and who receives
/// are different people, whatever roles they hold.</summary>
internal static class FourEyes
{
    public static readonly Refusal Approver = new("casework-four-eyes", "作成や確認をした人は決定できません。別の職員が決定してください。");
    public static readonly Refusal Preparer = new("casework-preparer-checks", "受付をした人は確認できません。別の職員が確認してください。");
    public static readonly Refusal Beneficiary = new("casework-own-case", "自分または家族の申請は扱えません。別の職員に任せてください。");

    public static readonly Refusal OwnLink = new("casework-own-link", "自分の会員番号は、自分では登録も取り消しもできません。別の職員に頼んでください。", "StaffCode");

    /// <param name="keyedIn">Who keyed in the application, or a correction of it, for the member.</param>
    public static Refusal? Check(Guid actor, IReadOnlyCollection<Guid> keyedIn) => keyedIn.Contains(actor) ? Preparer : null;

    public static Refusal? Approve(Guid actor, IReadOnlyCollection<Guid> keyedIn, Guid? contentCheckedBy, Guid? amountCheckedBy) =>
        keyedIn.Contains(actor) || actor == contentCheckedBy || actor == amountCheckedBy ? Approver : null;
}
