using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Differences;

/// <summary>Staff let the provider be asked once more: for the same refund, or for what it holds now. Nothing new is decided by it.</summary>
public sealed record TryAgain(Guid Id, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Cashier);

    internal sealed class Handler(PaymentsDb db, Outbox outbox, AuditTrail audit, Clock clock) : IHandle<TryAgain, Done>
    {
        public async Task<Outcome<Done>> Handle(TryAgain command, CancellationToken ct)
        {
            var difference = await db.Differences.FromSql($"select * from payments.difference where id = {command.Id} for update").SingleOrDefaultAsync(ct);
            if (difference is null)
            {
                return Refusal.NotFound;
            }
            audit.About(difference.Id);
            if (difference.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (DifferenceSettlement.RefuseTry(difference, clock.Now) is { } refusal)
            {
                return refusal;
            }
            difference.Try(clock.Now);
            await db.SaveChangesAsync(ct);
            await (difference.IsRefund
                ? outbox.Add("payment.refund", difference.PaymentId, new RefundRef(difference.PaymentId, await Attempt(difference.PaymentId, ct)), ct: ct)
                : outbox.Add("payment.look", difference.PaymentId, new PaymentRef(difference.PaymentId), ct: ct));
            return Done.It;
        }

        /// <summary>A refund known to have failed is made anew under another key; one that nobody answered for keeps its key.</summary>
        private Task<int> Attempt(Guid payment, CancellationToken ct) => db.Differences
            .Where(d => d.PaymentId == payment && (d.Kind == DifferenceKind.RefundRefused || d.Kind == DifferenceKind.RefundFailed)).SumAsync(d => d.Tries, ct);
    }
}
