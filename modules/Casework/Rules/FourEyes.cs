using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Rules;

/// <summary>Source: FEATURES BO-02. On persons, not roles: who keyed it in, who checked, who approves and who receives
/// are different people, whatever roles they hold.</summary>
internal static class FourEyes
{
    public static readonly Refusal Approver = new("casework-four-eyes", "作成や確認をした人は決定できません。別の職員が決定してください。");
    public static readonly Refusal Preparer = new("casework-preparer-checks", "受付をした人は確認できません。別の職員が確認してください。");
    public static readonly Refusal Beneficiary = new("casework-own-case", "自分または家族の申請は扱えません。別の職員に任せてください。");

    /// <param name="enteredBy">Who keyed in the application for the member.</param>
    public static Refusal? Check(Guid actor, Guid? enteredBy) => actor == enteredBy ? Preparer : null;

    public static Refusal? Approve(Guid actor, Guid? enteredBy, Guid? contentCheckedBy, Guid? amountCheckedBy) =>
        actor == enteredBy || actor == contentCheckedBy || actor == amountCheckedBy ? Approver : null;

    /// <param name="memberId">The actor's own membership, if any.</param>
    /// <param name="household">The actor's household, if any: members of one household share it.</param>
    public static Refusal? Interest(Guid? memberId, Guid? household, Guid beneficiary, Guid? beneficiaryHousehold) =>
        memberId is null ? null
        : memberId == beneficiary || household is not null && household == beneficiaryHousehold ? Beneficiary
        : null;
}
