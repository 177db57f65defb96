using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.Payouts.Batches;

/// <summary>On the day of payment a released batch is paid, if its file was taken to the bank. What the bank sends back reopens its case (OUT-04).</summary>
public sealed record SettleBatches : IJobUseCase<SettleBatches.Result>
{
    public static Access Access => Access.Job;
    public sealed record Result(bool Found);

    internal sealed class Handler(PayoutsDb db, Facts facts, Clock clock) : IHandle<SettleBatches, Result>
    {
        public async Task<Outcome<Result>> Handle(SettleBatches job, CancellationToken ct)
        {
            var today = clock.Today;
            var batch = await db.Batches
                .FromSql($"select * from payouts.payout_batch where state = 'Released' and pay_on <= {today} and taken_at is not null order by pay_on limit 1 for update skip locked").SingleOrDefaultAsync(ct);
            if (batch is null)
            {
                return new Result(false);
            }
            var ids = await db.Lines.Where(l => l.BatchId == batch.Id && l.Live).OrderBy(l => l.LineNo).Select(l => l.BenefitId).ToArrayAsync(ct);
            foreach (var request in await db.Requests.Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            {
                request.Pay();
            }
            batch.Pay();
            await db.SaveChangesAsync(ct);
            facts.Tell(new PayoutsPaid(ids, batch.PayOn));
            return new Result(true);
        }
    }
}
