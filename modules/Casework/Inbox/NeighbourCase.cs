using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Inbox;

/// <summary>次の案件・前の案件: in the order of the inbox, within the list that the case was opened from. A case that has left the
/// list meanwhile keeps its place in the order.</summary>
public sealed record NeighbourCase(string Reference, InboxView View, string? Kind, CaseState? State, bool Back) : IOfficeUseCase<NeighbourCase.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    /// <param name="Reference">Null at the end of the list.</param>
    public sealed record Result(string? Reference);

    internal sealed class Handler(CaseworkDb db, Actor actor) : IHandle<NeighbourCase, Result>
    {
        public async Task<Outcome<Result>> Handle(NeighbourCase query, CancellationToken ct)
        {
            var here = await db.Cases.Where(c => c.Reference == query.Reference && c.State != CaseState.Draft).Select(c => new { c.Id, c.Deadline }).SingleOrDefaultAsync(ct);
            if (here is null)
            {
                return Refusal.NotFound;
            }
            var (day, id) = (here.Deadline, here.Id);
            var list = new InboxFilter(query.View, query.Kind, query.State).Of(db.Cases, actor.AccountId).Where(c => c.Reference != null);
            var beside = query.Back
                ? list.Where(c => c.Deadline < day || c.Deadline == day && c.Id < id).OrderByDescending(c => c.Deadline).ThenByDescending(c => c.Id)
                : list.Where(c => c.Deadline > day || c.Deadline == day && c.Id > id).OrderBy(c => c.Deadline).ThenBy(c => c.Id);
            return new Result(await beside.Select(c => c.Reference).FirstOrDefaultAsync(ct));
        }
    }
}
