using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Collecting;

namespace WelfareMutual.Payments.Hooks;

/// <summary>Applies the next event: fetches the object it is about and brings the payment to that state. Repeats and wrong
/// order change nothing, since the event itself is not believed.</summary>
public sealed record ApplyProviderEvents : IJobUseCase<ApplyProviderEvents.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool Found);

    internal sealed class Handler(PaymentsDb db, Settle settle, Clock clock) : IHandle<ApplyProviderEvents, Result>
    {
        private const int MostAttempts = 12;

        public async Task<Outcome<Result>> Handle(ApplyProviderEvents job, CancellationToken ct)
        {
            var told = await db.Events.FromSql(
                $"""
                select * from payments.provider_event
                where applied_at is null and result is null and received_at + attempts * attempts * interval '1 second' <= {clock.Now}
                order by received_at for update skip locked limit 1
                """).SingleOrDefaultAsync(ct);
            if (told is null)
            {
                return new Result(false);
            }
            var result = await PaymentOf(told, ct) is { } payment ? await settle.Payment(payment, ct) : "unknown";
            told.Attempts++;
            told.Result = result ?? (told.Attempts >= MostAttempts ? "given-up" : null); // the sweeper goes on looking
            told.AppliedAt = result is null ? null : clock.Now;
            await db.SaveChangesAsync(ct);
            return new Result(true);
        }

        private async Task<Guid?> PaymentOf(ProviderEvent told, CancellationToken ct) =>
            told.PaymentId ?? await db.Payments.Where(p => p.SessionRef == told.ObjectRef || p.IntentRef == told.ObjectRef || p.RefundRef == told.ObjectRef).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
    }
}
