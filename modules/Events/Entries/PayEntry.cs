using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>The member goes on to pay for the places put aside.</summary>
public sealed record PayEntry(Guid EntryId, PaymentMethod? Method = null) : IPortalUseCase<PayEntry.Result>
{
    public static Access Access => Access.Member;

    /// <param name="PaymentId">The payment to go to, or null when there was nothing to pay.</param>
    public sealed record Result(Guid? PaymentId);

    internal sealed class Handler(EventsDb db, IPayments payments, Actor actor, Clock clock, Rulebook rules, AuditTrail audit) : IHandle<PayEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(PayEntry command, CancellationToken ct)
        {
            var entry = await db.Own(actor, command.EntryId, ct);
            if (entry is null)
            {
                return Refusal.NotFound;
            }
            audit.About(entry.Id);
            if (!entry.IsOpen)
            {
                return new Result(entry.PaymentId);
            }
            if (entry.State == EntryState.Held && entry.HoldUntil <= clock.Now)
            {
                return EntryHold.Over;
            }
            var day = await db.Sessions.Where(s => s.Id == entry.SessionId).Select(s => s.Day).SingleAsync(ct);
            var method = command.Method ?? entry.Method;
            if (method == PaymentMethod.ConvenienceStore && !EntryHold.StoreIsInTime(clock.Today, day))
            {
                return EntryHold.TooNearForStore;
            }
            var payBy = EntryHold.PayBy(method, clock.Now, entry.HoldUntil, day, await rules.Today<EntryHoldSettings>(ct));
            entry.PaymentId = await payments.Open(new NewPayment(
                EventsModule.OrderKind, entry.Id, actor.PersonId, entry.Amount, method, $"イベント {entry.Number}", entry.HoldUntil, payBy, $"/events/result/{entry.Id}"), ct);
            await db.SaveChangesAsync(ct);
            return new Result(entry.PaymentId);
        }
    }
}
