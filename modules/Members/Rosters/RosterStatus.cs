using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Rosters;

/// <summary>How far the filing of a roster is; asked again and again while it runs, so it opens nothing. Source: UI 2, long job.</summary>
public sealed record RosterStatus(Guid RosterId) : IPortalUseCase<RosterStatus.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    /// <param name="Done">People filed for so far; none of them counts before all are done.</param>
    /// <param name="StartedAt">Null while it waits for its turn.</param>
    public sealed record Result(RosterState State, int Done, int Total, DateTimeOffset? AcceptedAt, DateTimeOffset? StartedAt);

    internal sealed class Handler(MembersDb db, Actor actor) : IHandle<RosterStatus, Result>
    {
        public async Task<Outcome<Result>> Handle(RosterStatus query, CancellationToken ct)
        {
            var found = await (
                from r in db.Rosters
                where r.Id == query.RosterId && r.EnterpriseId == actor.Enterprise
                from p in db.RosterProgress.Where(p => p.Id == r.Id).DefaultIfEmpty()
                select new { r.State, r.AcceptedAt, Done = (int?)p.Done, Total = (int?)p.Total, p.StartedAt }).FirstOrDefaultAsync(ct);
            return found is null ? Refusal.NotFound : new Result(found.State, found.Done ?? 0, found.Total ?? 0, found.AcceptedAt, found.StartedAt);
        }
    }
}
