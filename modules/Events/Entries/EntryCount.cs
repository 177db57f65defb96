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

    /// <summary>Time ran out or the member gave up: everything taken goes back.</summary>
    public static async Task GiveBack(this EventsDb db, Entry entry, CancellationToken ct) => await db.GiveBack([entry], ct);

    /// <summary>All counters before any stock, so that it cannot deadlock with who is entering.</summary>
    public static async Task GiveBack(this EventsDb db, IReadOnlyCollection<Entry> entries, CancellationToken ct)
    {
        foreach (var entry in entries.OrderBy(e => e.HouseholdId).ThenBy(e => e.HappeningId))
        {
            await db.Database.ExecuteSqlAsync(
                $"update events.entry_count set taken = taken - {entry.Quantity} where happening_id = {entry.HappeningId} and scope_id = {entry.HouseholdId}", ct);
        }
        foreach (var session in entries.GroupBy(e => e.SessionId).OrderBy(g => g.Key))
        {
            await db.Database.ExecuteSqlAsync(
                $"update events.session_stock set remaining = remaining + {session.Sum(e => e.Quantity)} where id = {session.Key}", ct);
        }
    }

    public static async Task<int> Taken(this EventsDb db, Guid happening, Guid household, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""select taken as "Value" from events.entry_count where happening_id = {happening} and scope_id = {household}""").ToListAsync(ct)).FirstOrDefault();
}
