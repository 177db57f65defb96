using Microsoft.EntityFrameworkCore;

namespace WelfareMutual.Events.Happenings;

/// <summary>Writes the sessions and price classes that staff entered.</summary>
internal static class SessionPlan
{
    /// <summary>Whether a session that somebody entered would get another day (ages are counted at the day) or vanish.</summary>
    public static async Task<bool> Moves(this EventsDb db, Happening happening, SaveEvent command, CancellationToken ct)
    {
        var moved = happening.Sessions.Where(s => command.Sessions.All(x => x.Id != s.Id || x.Day != s.Day)).Select(s => s.Id).ToArray();
        return moved.Length > 0 && await db.Entries.AnyAsync(e => moved.Contains(e.SessionId), ct);
    }

    public static void WriteSessions(this EventsDb db, Happening happening, IReadOnlyList<SaveEvent.Held> sessions)
    {
        db.RemoveRange(happening.Sessions.Where(s => sessions.All(x => x.Id != s.Id)));
        foreach (var session in sessions)
        {
            if (happening.Sessions.FirstOrDefault(s => s.Id == session.Id) is { } known)
            {
                (known.Day, known.StartsAt) = (session.Day, session.StartsAt);
                continue;
            }
            var id = Guid.CreateVersion7();
            db.Add(new Session
            {
                Id = id,
                HappeningId = happening.Id,
                Day = session.Day,
                StartsAt = session.StartsAt,
                Stock = new SessionStock { Id = id, Capacity = session.Capacity, Remaining = session.Capacity },
            });
        }
    }

    public static void WriteClasses(this EventsDb db, Happening happening, IReadOnlyList<SaveEvent.Class> classes)
    {
        db.RemoveRange(happening.PriceClasses.Where(p => classes.All(x => x.Id != p.Id)));
        for (var i = 0; i < classes.Count; i++)
        {
            var c = classes[i];
            if (happening.PriceClasses.FirstOrDefault(p => p.Id == c.Id) is { } known)
            {
                (known.Position, known.Name, known.ForWhom, known.AgeFrom, known.AgeTo, known.Fee) = (i, c.Name.Trim(), c.ForWhom, c.AgeFrom, c.AgeTo, c.Fee);
                continue;
            }
            db.Add(new PriceClass
            {
                Id = Guid.CreateVersion7(),
                HappeningId = happening.Id,
                Position = i,
                Name = c.Name.Trim(),
                ForWhom = c.ForWhom,
                AgeFrom = c.AgeFrom,
                AgeTo = c.AgeTo,
                Fee = c.Fee,
            });
        }
    }

    /// <summary>Moves both numbers at once, so that who entered stays entered while others go on entering.</summary>
    /// <returns>False when more have entered than would have room.</returns>
    public static async Task<bool> SetCapacities(this EventsDb db, Happening happening, IReadOnlyList<SaveEvent.Held> sessions, CancellationToken ct)
    {
        foreach (var session in sessions.Where(s => happening.Sessions.Any(x => x.Id == s.Id)).OrderBy(s => s.Id))
        {
            var moved = await db.Database.ExecuteSqlAsync(
                $"""
                update events.session_stock set remaining = remaining + ({session.Capacity} - capacity), capacity = {session.Capacity}
                where id = {session.Id} and remaining + ({session.Capacity} - capacity) >= 0
                """, ct);
            if (moved == 0)
            {
                return false;
            }
        }
        return true;
    }
}
