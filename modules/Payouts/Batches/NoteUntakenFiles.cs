using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>A released batch whose file nobody took in the time that the bank wants is an alarm: members were told a day that may not hold.</summary>
public sealed record NoteUntakenFiles : IJobUseCase<NoteUntakenFiles.Result>
{
    public static Access Access => Access.Job;
    public sealed record Result(int Late);

    internal sealed class Handler(PayoutsDb db, Alarms alarms, Rulebook rulebook, Clock clock) : IHandle<NoteUntakenFiles, Result>
    {
        public async Task<Outcome<Result>> Handle(NoteUntakenFiles job, CancellationToken ct)
        {
            var last = (await rulebook.Today<PayoutSettings>(ct)).EarliestDay(clock.Today);
            var late = await db.Batches.AsNoTracking().Where(b => b.State == BatchState.Released && b.TakenAt == null && b.PayOn < last)
                .OrderBy(b => b.PayOn).Select(b => b.Number).ToListAsync(ct);
            foreach (var number in late)
            {
                await alarms.Raise("payout-file-untaken", number, ct);
            }
            return new Result(late.Count);
        }
    }
}
