using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Entries live as all orders do.</summary>
internal sealed class EntryBook(EventsDb db, OrderDesk desk, Clock clock) : OrderBook<Entry, EntryHoldSettings>(db, desk, Kind)
{
    private static readonly OrderKind Kind = new("events.entry", "イベント", "/events/result", "event-entered", "entry-lapsed");

    protected override IQueryable<Entry> Locked(Guid id) => db.Entries.FromSql($"select * from events.entry where id = {id} for update");

    protected override IQueryable<Entry> Due(DateTimeOffset now, DateTimeOffset shops, int most) => db.Entries.FromSql(
        $"""
        select * from events.entry where state = 'Held' and hold_until <= {now} or state = 'Awaiting' and hold_until <= {shops}
        order by hold_until for update skip locked limit {most}
        """);

    protected override Task GiveBack(IReadOnlyCollection<Entry> orders, CancellationToken ct) => db.GiveBack(orders, ct);

    protected override async Task<Refusal?> RefuseReturn(Entry order, CancellationToken ct) =>
        Entering.MayCancel(
            await db.Happenings.AsNoTracking().SingleAsync(h => h.Id == order.HappeningId, ct),
            await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == order.SessionId, ct), clock.Now) ? null : Entering.TooLateToCancel;
}
