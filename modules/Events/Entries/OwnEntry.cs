using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;

namespace WelfareMutual.Events.Entries;

internal static class OwnEntry
{
    /// <summary>Loads and locks; null for another's, which is answered with 404.</summary>
    public static async Task<Entry?> Own(this EventsDb db, Actor actor, Guid id, CancellationToken ct) =>
        await db.Locked(id, ct) is { } entry && entry.PersonId == actor.PersonId ? entry : null;

    /// <summary>For jobs.</summary>
    public static Task<Entry?> Locked(this EventsDb db, Guid id, CancellationToken ct) =>
        db.Entries.FromSql($"select * from events.entry where id = {id} for update").SingleOrDefaultAsync(ct);
}
