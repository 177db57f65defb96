using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Contracts;
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

    /// <summary>Newest first.</summary>
    public static IQueryable<NoticeLine> Lines(this IQueryable<Notice> shown, int after, int most) =>
        shown.OrderByDescending(n => n.ShownFrom).Skip(after).Take(most).Select(n => new NoticeLine(n.Id, n.Title, n.ShownFrom));
}
