namespace WelfareMutual.Casework.Contracts;

/// <summary>Where an application stands (FEATURES CON-02).</summary>
public enum CaseState
{
    Draft, Submitted, Returned, ContentChecked, AmountChecked, Approved, Scheduled, Paid, Reconciled, Rejected, Withdrawn, Reversed,
}

/// <summary>What may happen to an application.</summary>
public enum CaseAct
{
    Submit, Return, CheckContent, ProposeAmount, SendBack, Approve, Reject, Withdraw, Schedule, Unschedule, Pay, Reconcile, Reverse,
}

public static class CaseStates
{
    /// <summary>The word of the state in addresses, style and the table of state words: content-checked.</summary>
    public static string Word(this CaseState state) => state switch
    {
        CaseState.ContentChecked => "content-checked",
        CaseState.AmountChecked => "amount-checked",
        _ => state.ToString().ToLowerInvariant(),
    };
}
