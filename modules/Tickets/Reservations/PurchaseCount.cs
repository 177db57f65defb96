using Microsoft.EntityFrameworkCore;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Moves the counters that guard limits and stock. They hold no personal data and lie outside row security: counting
/// rows there would silently count one member's own rows only. Order of locks: counters first, the hot stock row last.</summary>
internal static class PurchaseCount
{
    /// <summary>The CHECK tickets_limit_reached refuses what goes beyond a limit. Written in the order in which <see cref="GiveBack"/> locks.</summary>
    public static Task Count(this TicketsDb db, Offering offering, Guid person, Guid household, int countedIn, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into tickets.purchase_count (scope_id, offering_id, counted_in, taken, most)
            select scope_id, {offering.Id}, {countedIn}, {quantity}, most
            from (values ({person}, {offering.LimitPerMember}), ({household}, {offering.LimitPerHousehold})) as limits (scope_id, most) order by scope_id
            on conflict (scope_id, offering_id, counted_in) do update set taken = purchase_count.taken + excluded.taken, most = excluded.most
            """, ct);

    /// <summary>All counters in one order before any stock, so that it cannot deadlock with buyers or with another that gives back.</summary>
    public static async Task GiveBack(this TicketsDb db, IReadOnlyCollection<Reservation> reservations, CancellationToken ct)
    {
        var counts = reservations.SelectMany(r => (IEnumerable<(Guid Scope, Reservation Of)>)[(r.PersonId, r), (r.HouseholdId, r)])
            .GroupBy(c => (c.Scope, c.Of.OfferingId, c.Of.CountedIn), (key, of) => (key.Scope, key.OfferingId, key.CountedIn, Quantity: of.Sum(c => c.Of.Quantity))).ToArray();
        var (scopes, offerings) = (counts.Select(c => c.Scope).ToArray(), counts.Select(c => c.OfferingId).ToArray());
        var (years, quantities) = (counts.Select(c => c.CountedIn).ToArray(), counts.Select(c => c.Quantity).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
            select from tickets.purchase_count c join unnest({scopes}, {offerings}, {years}) as back (scope, offering, year)
                on c.scope_id = back.scope and c.offering_id = back.offering and c.counted_in = back.year
            order by c.scope_id, c.offering_id, c.counted_in for update of c
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update tickets.purchase_count c set taken = c.taken - back.quantity
            from unnest({scopes}, {offerings}, {years}, {quantities}) as back (scope, offering, year, quantity)
            where c.scope_id = back.scope and c.offering_id = back.offering and c.counted_in = back.year
            """, ct);
        var stocks = reservations.GroupBy(r => r.OfferingId, (id, of) => (Id: id, Quantity: of.Sum(r => r.Quantity))).ToArray();
        var (ids, numbers) = (stocks.Select(s => s.Id).ToArray(), stocks.Select(s => s.Quantity).ToArray());
        await db.Database.ExecuteSqlAsync($"select from tickets.offering_stock where id = any({ids}) order by id for update", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update tickets.offering_stock s set remaining = s.remaining + back.quantity
            from unnest({ids}, {numbers}) as back (id, quantity) where s.id = back.id
            """, ct);
    }

    /// <returns>The reservation's number, or null when not so many are left.</returns>
    public static async Task<string?> TakeFromStock(this TicketsDb db, Guid offering, int quantity, DateOnly today, CancellationToken ct)
    {
        var number = await db.Database.SqlQuery<long>(
            $"""
            update tickets.offering_stock set remaining = remaining - {quantity} where id = {offering} and remaining >= {quantity}
            returning nextval('tickets.reservation_number') as "Value"
            """).ToListAsync(ct);
        return number is [var n] ? $"T{today.Year % 100:00}-{n:000000}" : null;
    }

    public static async Task<(int Member, int Household)> Taken(this TicketsDb db, Offering offering, Guid person, Guid household, int countedIn, CancellationToken ct)
    {
        var counts = await db.Database.SqlQuery<ScopeCount>(
            $"""
            select scope_id as "ScopeId", taken as "Taken" from tickets.purchase_count
            where offering_id = {offering.Id} and counted_in = {countedIn} and scope_id in ({person}, {household})
            """).ToListAsync(ct);
        return (counts.FirstOrDefault(c => c.ScopeId == person)?.Taken ?? 0, counts.FirstOrDefault(c => c.ScopeId == household)?.Taken ?? 0);
    }

    /// <summary>The counts of several offerings at once, of all periods.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Scope, Guid Offering, int CountedIn), int>> TakenOf(
        this TicketsDb db, Guid[] offerings, Guid person, Guid household, CancellationToken ct) =>
        (await db.Database.SqlQuery<OfferingCount>(
            $"""
            select scope_id as "ScopeId", offering_id as "OfferingId", counted_in as "CountedIn", taken as "Taken" from tickets.purchase_count
            where offering_id = any ({offerings}) and scope_id in ({person}, {household})
            """).ToListAsync(ct)).ToDictionary(c => (c.ScopeId, c.OfferingId, c.CountedIn), c => c.Taken);

    private sealed record OfferingCount(Guid ScopeId, Guid OfferingId, int CountedIn, int Taken);

    private sealed record ScopeCount(Guid ScopeId, int Taken);
}
