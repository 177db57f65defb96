using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Erasures;

namespace WelfareMutual.Retention.Purges;

/// <summary>Carries out the released run, one committed step at a time: what a kill interrupts goes on where it was. Who is being written just now is
/// left for the next time, and so is a table that cannot be cleared just now; readers see the whole record or none of it. A run that has not come forward
/// for a day is called out.</summary>
public sealed record RunPurge : IJobUseCase<RunPurge.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Moved">Something was done, and there may be more.</param>
    public sealed record Result(bool Moved, int Count);

    internal sealed class Handler(RetentionDb db, DbSession session, Closing closing, ErasureList list, AuditTrail audit, Alarms alarms, Clock clock) : IHandle<RunPurge, Result>
    {
        private const int PeopleAtOnce = 200;
        private const int RowsAtOnce = 2000;
        private static readonly TimeSpan StandsStill = TimeSpan.FromHours(24);

        public async Task<Outcome<Result>> Handle(RunPurge job, CancellationToken ct)
        {
            // Whoever carries it out holds the row; another instance finds nothing and comes again.
            var purge = await db.Purges.FromSql($"select * from retention.purge where state in ('Released', 'Running', 'Closing') for update skip locked").SingleOrDefaultAsync(ct);
            if (purge is null)
            {
                return new Result(false, 0);
            }
            audit.About(purge.Id);
            if ((purge.MovedAt ?? purge.ReleasedAt) < clock.Now - StandsStill)
            {
                await alarms.RaiseOnce("purge-stuck", $"{purge.Number}", ct); // before the step: it may fail
            }
            var result = purge.State switch
            {
                PurgeState.Released => await Begin(purge, ct),
                PurgeState.Running => await Erase(purge, ct),
                _ => new Result(await closing.Step(purge, ct), 0),
            };
            if (result.Moved)
            {
                await using var moved = session.Command("update retention.purge set moved_at = $2 where id = $1", purge.Id, clock.Now);
                await moved.ExecuteNonQueryAsync(ct);
            }
            return result;
        }

        private async Task<Result> Begin(Purge purge, CancellationToken ct)
        {
            await using var begin = session.Command("select retention.begin($1, $2)", purge.Id, clock.Now);
            await begin.ExecuteNonQueryAsync(ct);
            return new(true, 0);
        }

        private async Task<Result> Erase(Purge purge, CancellationToken ct)
        {
            if (await Took("select retention.erase_people($1, $2, $3)", ct, purge.Id, PeopleAtOnce, clock.Now) is > 0 and var people)
            {
                return new(true, people);
            }
            if (await db.Items.AnyAsync(i => i.PurgeId == purge.Id && i.State == ItemState.Waiting, ct))
            {
                return new(false, 0); // somebody writes in their records just now
            }
            // At once, before the lines, which may take days: a database that is lost meanwhile is restored with keys that lack these people.
            if (await list.WriteNext(purge.Id, withRows: false, ct))
            {
                return new(true, 0);
            }
            var open = await db.Lines.AsNoTracking().Where(l => l.PurgeId == purge.Id && !l.Done).OrderBy(l => l.Position).Select(l => l.Position).ToListAsync(ct);
            if (open.Count == 0)
            {
                purge.Close();
                await db.SaveChangesAsync(ct);
                return new(true, 0);
            }
            foreach (var position in open)
            {
                var rows = await Took("select retention.erase_ripe($1, $2, $3, $4)", ct, purge.Id, position, RowsAtOnce, clock.Now);
                if (rows > 0 || !await db.Lines.AnyAsync(l => l.PurgeId == purge.Id && l.Position == position && !l.Done, ct))
                {
                    return new(true, rows);
                }
            }
            return new(false, 0); // each of them is in the way of somebody just now
        }

        private async Task<int> Took(string sql, CancellationToken ct, params object[] values)
        {
            await using var take = session.Command(sql, values);
            take.CommandTimeout = 0; // the last look through a table takes as long as the table is
            return (int)(await take.ExecuteScalarAsync(ct))!;
        }
    }
}
