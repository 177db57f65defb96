using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>Files a roster that everybody needed has confirmed, in one transaction: all of its good rows or none.
/// A short one at once, a long one by a job; both by <see cref="Apply"/>.</summary>
internal sealed class RosterFiling(
    MembersDb db, DbSession session, Registration registration, FilingDesk desk, IEnterprises enterprises, Clock clock)
{
    /// <summary>People for whom nobody waits longer than two seconds, on slow machines too.</summary>
    public const int AtOnce = 200;

    /// <summary>The channel that wakes the job.</summary>
    public const string Channel = "rosters";

    /// <summary>The officer, or the second person after the officer, has confirmed.</summary>
    /// <returns>The refusal, or null: the roster is then Filed, or Filing.</returns>
    public async Task<Refusal?> Accept(RosterUpload roster, DryRunResult result, RosterReview review, CancellationToken ct)
    {
        if (await Refuse(roster.EnterpriseId, review, ct) is { } no)
        {
            return no;
        }
        roster.AcceptedAt = clock.Now;
        roster.Returned = null;
        if (review.People <= AtOnce)
        {
            await Apply(roster, result, static (_, _) => Task.CompletedTask, ct);
            return null;
        }
        roster.State = RosterState.Filing;
        await Queue(roster, review.People, ct);
        await db.SaveChangesAsync(ct);
        await using var wake = session.Command("select pg_notify($1, '')", Channel);
        await wake.ExecuteNonQueryAsync(ct);
        return null;
    }

    /// <param name="reached">Told the number of people done so far.</param>
    /// <returns>How many people were filed for.</returns>
    public async Task<int> Apply(RosterUpload roster, DryRunResult result, Func<int, CancellationToken, Task> reached, CancellationToken ct)
    {
        var accepted = roster.AcceptedAt!.Value;
        var filer = new Filer(roster.ConfirmedBy, roster.ConfirmedByName!.Open(), null, null, accepted, roster.Id);
        var enterprise = (await enterprises.Find(roster.EnterpriseId, ct))!;
        var month = await desk.MonthAt(accepted, ct);
        var departures = result.Leavers.Select(l => new Departure(result.Present[l.Member.Id], l.LeftOn ?? Clock.DayOf(accepted), l.Row?.Person.LeaveReason)).ToList();
        await desk.Leave(departures, month, filer, ct);
        await reached(departures.Count, ct);
        var changes = result.Diff.Changes.Select(c => (result.Present[c.Member.Id], RosterPeople.Changed(result.Present[c.Member.Id].Content, c.Row.Person))).ToList();
        await desk.Change(changes, month, filer, ct);
        var before = departures.Count + changes.Count;
        await reached(before, ct);
        var added = await registration.Register(
            enterprise, [.. result.Diff.Additions.Select(a => RosterPeople.New(a.Row.Person))], month, filer, (done, c) => reached(before + done, c), ct);
        roster.State = RosterState.Filed;
        roster.FiledAt = clock.Now;
        await db.SaveChangesAsync(ct);
        return before + added.Count;
    }

    // What the job would be refused for is said while the officer is there.
    private async Task<Refusal?> Refuse(Guid enterprise, RosterReview review, CancellationToken ct)
    {
        var state = (await enterprises.Find(enterprise, ct))!.State;
        if (review.Additions == 0)
        {
            return FilingDoor.Refuse(state);
        }
        if (FilingDoor.RefuseJoining(state) is { } shut)
        {
            return shut;
        }
        await using var last = session.Command("select last from members.member_counter where enterprise_id = $1", enterprise);
        var used = (int?)await last.ExecuteScalarAsync(ct) ?? 0;
        return used + review.Additions > MembershipRules.MostNumbers ? MembershipRules.NumbersUsedUp : null;
    }

    private async Task Queue(RosterUpload roster, int people, CancellationToken ct)
    {
        var progress = await db.RosterProgress.FirstOrDefaultAsync(p => p.Id == roster.Id, ct);
        if (progress is null)
        {
            db.Add(new RosterProgress { Id = roster.Id, EnterpriseId = roster.EnterpriseId, Total = people });
            return;
        }
        (progress.Done, progress.Total, progress.Attempts, progress.StartedAt) = (0, people, 0, null);
    }
}
