using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Puts back what was not paid in time. Store payments get two hours after their day: the shop reports late.</summary>
public sealed record ReleaseUnpaidEntries : IJobUseCase<ReleaseUnpaidEntries.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Released);

    internal sealed class Handler(EventsDb db, IPayments payments, Clock clock) : IHandle<ReleaseUnpaidEntries, Result>
    {
        private static readonly TimeSpan ShopsReportWithin = TimeSpan.FromHours(2);

        public async Task<Outcome<Result>> Handle(ReleaseUnpaidEntries job, CancellationToken ct)
        {
            var due = await db.Entries.FromSql(
                $"""
                select * from events.entry
                where state = 'Held' and hold_until <= {clock.Now} or state = 'Awaiting' and hold_until <= {clock.Now - ShopsReportWithin}
                order by hold_until for update skip locked limit 50
                """).ToListAsync(ct);
            foreach (var entry in due)
            {
                entry.Lapse();
                await payments.Abandon(entry.Id, ct);
            }
            await db.GiveBack(due, ct);
            await db.SaveChangesAsync(ct);
            return new Result(due.Count);
        }
    }
}
