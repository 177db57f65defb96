using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>実行せず戻す: the batch is void, its benefits wait again. A released one too, as long as nobody took its file to the bank;
/// its members are told that the day does not hold.</summary>
public sealed record VoidBatch(Guid Id, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Examiner);

    internal sealed class Handler(PayoutsDb db, Facts facts, AuditTrail audit) : IHandle<VoidBatch, Done>
    {
        public async Task<Outcome<Done>> Handle(VoidBatch command, CancellationToken ct)
        {
            if (await db.Locked(command.Id, ct) is not { } batch)
            {
                return Refusal.NotFound;
            }
            audit.About(batch.Id);
            if (batch.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (!batch.MayBeVoid())
            {
                return PayoutRefusals.StateWrong;
            }
            var lines = await db.Lines.Where(l => l.BatchId == batch.Id && l.Live).ToListAsync(ct);
            var ids = lines.Select(l => l.BenefitId).ToArray();
            foreach (var request in await db.Requests.Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            {
                request.Wait();
            }
            var scheduled = batch.State == BatchState.Released;
            lines.ForEach(l => l.Cancel());
            batch.Cancel();
            await db.SaveChangesAsync(ct);
            if (scheduled)
            {
                facts.Tell(new PayoutsPutOff(ids));
            }
            return Done.It;
        }
    }
}
