using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Casework.Rules;

/// <summary>Source: FEATURES CON-02. Every allowed move and no other; the same list stands in casework.allowed_move.</summary>
internal static class CaseMoves
{
    private static readonly Dictionary<(CaseState From, CaseAct Act), CaseState> Table = new()
    {
        [(CaseState.Draft, CaseAct.Submit)] = CaseState.Submitted,
        [(CaseState.Draft, CaseAct.Withdraw)] = CaseState.Withdrawn,
        [(CaseState.Submitted, CaseAct.CheckContent)] = CaseState.ContentChecked,
        [(CaseState.Submitted, CaseAct.Return)] = CaseState.Returned,
        [(CaseState.Submitted, CaseAct.Reject)] = CaseState.Rejected,
        [(CaseState.Submitted, CaseAct.Withdraw)] = CaseState.Withdrawn,
        [(CaseState.Returned, CaseAct.Submit)] = CaseState.Submitted,
        [(CaseState.Returned, CaseAct.Reject)] = CaseState.Rejected,
        [(CaseState.Returned, CaseAct.Withdraw)] = CaseState.Withdrawn,
        [(CaseState.ContentChecked, CaseAct.ProposeAmount)] = CaseState.AmountChecked,
        [(CaseState.ContentChecked, CaseAct.Return)] = CaseState.Returned,
        [(CaseState.ContentChecked, CaseAct.Reject)] = CaseState.Rejected,
        [(CaseState.ContentChecked, CaseAct.Withdraw)] = CaseState.Withdrawn,
        [(CaseState.AmountChecked, CaseAct.Approve)] = CaseState.Approved,
        [(CaseState.AmountChecked, CaseAct.SendBack)] = CaseState.ContentChecked,
        [(CaseState.AmountChecked, CaseAct.Return)] = CaseState.Returned,
        [(CaseState.AmountChecked, CaseAct.Reject)] = CaseState.Rejected,
        [(CaseState.AmountChecked, CaseAct.Withdraw)] = CaseState.Withdrawn,
        [(CaseState.Approved, CaseAct.Schedule)] = CaseState.Scheduled,
        [(CaseState.Approved, CaseAct.Reverse)] = CaseState.Reversed,
        [(CaseState.Scheduled, CaseAct.Unschedule)] = CaseState.Approved,
        [(CaseState.Scheduled, CaseAct.Pay)] = CaseState.Paid,
        [(CaseState.Paid, CaseAct.Reconcile)] = CaseState.Reconciled,
        [(CaseState.Paid, CaseAct.Reverse)] = CaseState.Reversed,
        [(CaseState.Reconciled, CaseAct.Reverse)] = CaseState.Reversed,
    };

    public static IReadOnlyDictionary<(CaseState From, CaseAct Act), CaseState> All => Table;

    /// <summary>Staff still have to decide.</summary>
    public static IReadOnlyList<CaseState> Undecided { get; } = [CaseState.Submitted, CaseState.Returned, CaseState.ContentChecked, CaseState.AmountChecked];

    public static CaseState? Next(CaseState from, CaseAct act) => Table.TryGetValue((from, act), out var to) ? to : null;
}
