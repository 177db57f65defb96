using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Rosters;

/// <summary>Files the next accepted roster, one a transaction. A process that dies in it leaves the register as it was and the roster
/// to be taken again; the transaction that files is the one that ends its state, so it is filed once.</summary>
public sealed record FileAcceptedRoster : IJobUseCase<FileAcceptedRoster.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Found">False when nothing waits.</param>
    public sealed record Result(bool Found, int People);

    internal sealed class Handler(MembersDb db, DbSession session, RosterDesk rosters, RosterFiling filing, ProgressMarks marks, INotices notices) : IHandle<FileAcceptedRoster, Result>
    {
        // A file that brings the process down must not do so for ever.
        private const int MostAttempts = 5;

        public async Task<Outcome<Result>> Handle(FileAcceptedRoster job, CancellationToken ct)
        {
            if (await Next(ct) is not { } id)
            {
                return new Result(false, 0);
            }
            var attempt = await marks.Begin(id.Roster, ct);
            await rosters.Lock(id.Enterprise, ct);
            var roster = (await rosters.Find(id.Roster, id.Enterprise, ct))!;
            if (attempt > MostAttempts)
            {
                return await GiveBack(roster, RosterRules.FilingFailed, null, ct);
            }
            var result = await rosters.Run(roster, ct);
            if (!RosterDesk.IsAsReviewed(roster.Review.Open(), result.Review()))
            {
                return await GiveBack(roster, RosterRules.RegisterMoved, result, ct);
            }
            var people = await filing.Apply(roster, result, (done, c) => marks.Reach(roster.Id, done, c), ct);
            await notices.Tell(roster.ConfirmedBy!.Value, "roster-filed", roster.Id, ct);
            return new Result(true, people);
        }

        // No key update: the progress refers to this row from another connection. Who was begun least comes first, so that one bad file keeps nobody waiting.
        private async Task<(Guid Roster, Guid Enterprise)?> Next(CancellationToken ct)
        {
            await using var take = session.Command(
                """
                select u.id, u.enterprise_id from members.roster_upload u join members.roster_progress p on p.id = u.id
                where u.state = 'Filing' order by p.attempts, u.accepted_at limit 1 for no key update of u skip locked
                """);
            await using var row = await take.ExecuteReaderAsync(ct);
            return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetGuid(1)) : null;
        }

        private async Task<Result> GiveBack(RosterUpload roster, Refusal why, DryRunResult? seen, CancellationToken ct)
        {
            roster.State = RosterState.Reviewed;
            roster.Returned = why.Code;
            if (seen is not null)
            {
                await rosters.Refresh(roster, seen, ct);
            }
            await db.SaveChangesAsync(ct);
            await notices.Tell(roster.ConfirmedBy!.Value, "roster-returned", roster.Id, ct);
            return new Result(true, 0);
        }
    }
}
