using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Postings;

/// <summary>Staff see how many purchases of a mailed ticket wait to be posted, and what was posted last; nobody's address is opened for it.</summary>
public sealed record PostingBoard(Guid OfferingId) : IOfficeUseCase<PostingBoard.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk);
    private const int Newest = 10;

    /// <param name="Oldest">When the one that waits longest was paid.</param>
    public sealed record Result(string Title, int Waiting, DateTimeOffset? Oldest, IReadOnlyList<Batch> Recent);

    /// <param name="MayUndo">By the reader, now.</param>
    public sealed record Batch(Guid Id, DateTimeOffset At, int Count, bool MayUndo);

    internal sealed class Handler(TicketsDb db, Actor actor, Clock clock) : IHandle<PostingBoard, Result>
    {
        public async Task<Outcome<Result>> Handle(PostingBoard query, CancellationToken ct)
        {
            if (await db.MailedTitle(query.OfferingId, ct) is not { } title)
            {
                return Refusal.NotFound;
            }
            var waiting = await db.ToBePosted(query.OfferingId).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(r => r.PaidAt) }).SingleOrDefaultAsync(ct);
            var posted = db.Postings.Where(p => db.Reservations.Any(r => r.Id == p.Id && r.OfferingId == query.OfferingId));
            var recent = await posted.GroupBy(p => new { p.BatchId, p.PostedAt, p.PostedBy }).Select(g => new { g.Key, Count = g.Count() })
                .OrderByDescending(g => g.Key.PostedAt).Take(Newest).ToListAsync(ct);
            return new Result(title, waiting?.Count ?? 0, waiting?.Oldest,
                [.. recent.Select(g => new Batch(g.Key.BatchId, g.Key.PostedAt, g.Count, Mailing.MayUndo(g.Key.PostedAt, g.Key.PostedBy, actor.AccountId, clock.Now)))]);
        }
    }
}

internal static class Mailed
{
    /// <returns>Null when there is no such offering, or it is not sent by post.</returns>
    public static Task<string?> MailedTitle(this TicketsDb db, Guid offering, CancellationToken ct) =>
        db.Offerings.Where(o => o.Id == offering && o.Kind == TicketKind.Mailed).Select(o => o.Title).SingleOrDefaultAsync(ct);

    /// <summary>Paid and not yet posted.</summary>
    public static IQueryable<Reservation> ToBePosted(this TicketsDb db, Guid offering) =>
        db.Reservations.AsNoTracking().Where(r => r.OfferingId == offering && r.State == OrderState.Paid && !db.Postings.Any(p => p.Id == r.Id));
}
