using Microsoft.EntityFrameworkCore;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Moves the counters that guard limits and stock. They hold no personal data and lie outside row security: counting
/// rows there would silently count one member's own rows only. Order of locks: counters first, the hot stock row last.</summary>
internal static class PurchaseCount
{
    /// <summary>The CHECK tickets_limit_reached refuses what goes beyond a limit.</summary>
    public static Task Count(this TicketsDb db, Offering offering, Guid person, Guid household, int countedIn, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into tickets.purchase_count (scope_id, offering_id, counted_in, taken, most)
            values ({person}, {offering.Id}, {countedIn}, {quantity}, {offering.LimitPerMember}), ({household}, {offering.Id}, {countedIn}, {quantity}, {offering.LimitPerHousehold})
            on conflict (scope_id, offering_id, counted_in) do update set taken = purchase_count.taken + excluded.taken, most = excluded.most
            """, ct);

    public static Task Uncount(this TicketsDb db, Reservation reservation, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update tickets.purchase_count set taken = taken - {reservation.Quantity}
            where offering_id = {reservation.OfferingId} and counted_in = {reservation.CountedIn} and scope_id in ({reservation.PersonId}, {reservation.HouseholdId})
            """, ct);

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

    public static Task PutBack(this TicketsDb db, Guid offering, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update tickets.offering_stock set remaining = remaining + {quantity} where id = {offering}", ct);

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
