using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;

namespace WelfareMutual.Content.Notices;

internal static class ShownNotices
{
    /// <summary>Published, in its time, and for this reader. Row security says the same but for the time.</summary>
    public static IQueryable<Notice> Shown(this ContentDb db, Actor actor, DateTimeOffset now)
    {
        var guest = actor.Kind == ActorKind.Guest;
        return db.Notices.AsNoTracking().Where(n => n.PublishedAt != null && n.WithdrawnAt == null && n.ShownFrom <= now
            && (n.ShownUntil == null || n.ShownUntil > now) && (!guest || n.Audience == NoticeAudience.Public));
    }
}
