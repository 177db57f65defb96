using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Members.Employees;

/// <summary>What the officer sees first: who there is, what waits, and until when what is filed holds from when.</summary>
public sealed record EnterpriseHome : IPortalUseCase<EnterpriseHome.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    /// <param name="FiledAt">Null while it is not filed.</param>
    public sealed record OpenRoster(Guid RosterId, RosterState State, DateTimeOffset UploadedAt, int Leavers, bool OwnConfirmation, DateTimeOffset? FiledAt);

    /// <param name="Members">Without those about to be.</param>
    /// <param name="MayFile">The reader has the right, and the enterprise takes part.</param>
    /// <param name="Rosters">Those at work, and those filed lately: what was begun is found again.</param>
    public sealed record Result(
        EnterpriseSummary Enterprise, int Members, int Joining, int Leaving, int FilingsOpen, IReadOnlyList<OpenRoster> Rosters,
        DateOnly CutOffDay, DateTimeOffset Deadline, DateOnly EffectiveFrom, bool MayFile);

    internal sealed class Handler(MembersDb db, IEnterprises enterprises, FilingDesk desk, Actor actor, Clock clock) : IHandle<EnterpriseHome, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterpriseHome query, CancellationToken ct)
        {
            if (await enterprises.Find(actor.Enterprise, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            var counts = await db.Members.Where(m => m.EnterpriseId == actor.Enterprise && m.State != MembershipState.Left)
                .GroupBy(m => new { Joining = m.State == MembershipState.Joining, Leaving = m.LeftOn != null })
                .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var open = await db.Filings.CountAsync(f => f.EnterpriseId == actor.Enterprise && f.State == FilingState.Filed, ct);
            var since = clock.Now - Recent;
            var rosters = await db.Rosters.Where(r => r.EnterpriseId == actor.Enterprise && r.State != RosterState.Discarded && (r.FiledAt == null || r.FiledAt > since))
                .OrderByDescending(r => r.UploadedAt).Take(8)
                .Select(r => new OpenRoster(r.Id, r.State, r.UploadedAt, r.Leavers, r.ConfirmedBy == actor.AccountId, r.FiledAt)).ToListAsync(ct);
            var month = await desk.MonthNow(ct);
            return new Result(enterprise, counts.Where(c => !c.Key.Joining).Sum(c => c.Count), counts.Where(c => c.Key.Joining).Sum(c => c.Count), counts.Where(c => c.Key.Leaving).Sum(c => c.Count),
                open, rosters, month.CutOffDay, month.Deadline, month.From, actor.Has(OfficerRight.Roster) && FilingDoor.Refuse(enterprise.State) is null);
        }
    }
}
