using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Money arrived. When the hold had ended meanwhile the money goes back: places are never given twice.</summary>
internal sealed class CompleteEntry(EventsDb db, IPayments payments, INotices notices) : IHear<PaymentCaptured>
{
    public async Task Hear(PaymentCaptured fact, CancellationToken ct)
    {
        if (fact.OrderKind != EventsModule.OrderKind || await db.Locked(fact.OrderId, ct) is not { } entry)
        {
            return;
        }
        if (!entry.IsOpen)
        {
            await payments.Refund(entry.Id, "came-after-the-hold", ct);
            return;
        }
        entry.Complete(fact.At);
        await db.SaveChangesAsync(ct);
        await notices.Tell(entry.PersonId, "event-entered", entry.Id, ct);
    }
}

/// <summary>The member has a store number: the places stay put aside until the day to pay by.</summary>
internal sealed class KeepEntry(EventsDb db) : IHear<PaymentPending>
{
    public async Task Hear(PaymentPending fact, CancellationToken ct)
    {
        if (fact.OrderKind == EventsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: EntryState.Held } entry)
        {
            entry.Await(fact.PayBy);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>A store payment ran out. A declined card leaves the hold as it is: another way to pay can be chosen.</summary>
internal sealed class DropEntry(EventsDb db) : IHear<PaymentLapsed>
{
    public async Task Hear(PaymentLapsed fact, CancellationToken ct)
    {
        if (fact.OrderKind == EventsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: EntryState.Awaiting } entry)
        {
            entry.Lapse();
            await db.GiveBack(entry, ct);
            await db.SaveChangesAsync(ct);
        }
    }
}

internal sealed class CloseRefundedEntry(EventsDb db) : IHear<PaymentReturned>
{
    public async Task Hear(PaymentReturned fact, CancellationToken ct)
    {
        if (fact.OrderKind == EventsModule.OrderKind && await db.Locked(fact.OrderId, ct) is { State: EntryState.Refunding } entry)
        {
            entry.EndRefund();
            await db.SaveChangesAsync(ct);
        }
    }
}
