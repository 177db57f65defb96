using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Casework.Inbox;

/// <summary>What the inbox lists: a saved view, narrowed by kind, or one state.</summary>
internal sealed record InboxFilter(InboxView View, string? Kind, CaseState? State)
{
    public IQueryable<CaseFile> Of(DbSet<CaseFile> cases, Guid me)
    {
        var wanted = State is { } state ? cases.Where(c => c.State == state && c.State != CaseState.Draft) : cases.Of(View, me);
        return Kind is { Length: > 0 } kind ? wanted.Where(c => c.Kind == kind) : wanted;
    }
}
