using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;

namespace WelfareMutual.Casework.Inbox;

/// <summary>The saved views of the inbox, keys 1 to 5.</summary>
public enum InboxView { All, Mine, Unassigned, Answered, Second }

internal static class InboxViews
{
    public static IQueryable<CaseFile> Of(this IQueryable<CaseFile> cases, InboxView view, Guid me)
    {
        // The list in the index's own words: PostgreSQL takes a partial index only when it can prove that it holds the rows.
        var open = cases.Where(c => c.State == CaseState.Submitted || c.State == CaseState.Returned || c.State == CaseState.ContentChecked || c.State == CaseState.AmountChecked);
        return view switch
        {
            InboxView.Mine => open.Where(c => c.Assignee == me),
            InboxView.Unassigned => open.Where(c => c.Assignee == null),
            InboxView.Answered => open.Where(c => c.Answered),
            InboxView.Second => open.Where(c => c.State == CaseState.AmountChecked),
            _ => open,
        };
    }

    public static bool IsOpen(this CaseFile file) => CaseMoves.Undecided.Contains(file.State);
}
