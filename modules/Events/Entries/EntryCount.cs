using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Happenings;

namespace WelfareMutual.Events.Entries;

/// <summary>Moves the counters that guard a household's limit and a session's places. They hold no personal data and lie outside row
/// security: counting rows there would silently count one member's own rows only. Order of locks: the counter first, the hot stock row last.</summary>
internal static class EntryCount
{
    /// <summary>The CHECK events_household_limit refuses what goes beyond the limit.</summary>
    public static Task Count(this EventsDb db, Happening happening, Guid household, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into events.entry_count (scope_id, happening_id, taken, most) values ({household}, {happening.Id}, {quantity}, {happening.LimitPerHousehold})
            on conflict (scope_id, happening_id) do update set taken = entry_count.taken + excluded.taken, most = excluded.most
            """, ct);

    /// <returns>The entry's number, or null when not so many places are left.</returns>
    public static async Task<string?> TakePlaces(this EventsDb db, Guid session, int quantity, DateOnly today, CancellationToken ct)
    {
        var number = await db.Database.SqlQuery<long>(
            $"""
            update events.session_stock set remaining = remaining - {quantity} where id = {session} and remaining >= {quantity}
            returning nextval('events.entry_number') as "Value"
            """).ToListAsync(ct);
        return number is [var n] ? $"E{today.Year % 100:00}-{n:000000}" : null;
    }

    /// <summary>All counters in one order before any stock, so that it cannot deadlock with who is entering or with another that gives back.</summary>
    public static async Task GiveBack(this EventsDb db, IReadOnlyCollection<Entry> entries, CancellationToken ct)
    {
        var counts = entries.GroupBy(e => (e.HouseholdId, e.HappeningId), (key, of) => (key.HouseholdId, key.HappeningId, Quantity: of.Sum(e => e.Quantity))).ToArray();
        var (scopes, happenings, quantities) = (counts.Select(c => c.HouseholdId).ToArray(), counts.Select(c => c.HappeningId).ToArray(), counts.Select(c => c.Quantity).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
            select from events.entry_count c join unnest({scopes}, {happenings}) as back (scope, happening) on c.scope_id = back.scope and c.happening_id = back.happening
            order by c.scope_id, c.happening_id for update of c
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update events.entry_count c set taken = c.taken - back.quantity
            from unnest({scopes}, {happenings}, {quantities}) as back (scope, happening, quantity) where c.scope_id = back.scope and c.happening_id = back.happening
            """, ct);
        var stocks = entries.GroupBy(e => e.SessionId, (id, of) => (Id: id, Quantity: of.Sum(e => e.Quantity))).ToArray();
        var (ids, numbers) = (stocks.Select(s => s.Id).ToArray(), stocks.Select(s => s.Quantity).ToArray());
        await db.Database.ExecuteSqlAsync($"select from events.session_stock where id = any({ids}) order by id for update", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update events.session_stock s set remaining = s.remaining + back.quantity
            from unnest({ids}, {numbers}) as back (id, quantity) where s.id = back.id
            """, ct);
    }

    public static async Task<int> Taken(this EventsDb db, Guid happening, Guid household, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""select taken as "Value" from events.entry_count where happening_id = {happening} and scope_id = {household}""").ToListAsync(ct)).FirstOrDefault();
}
