using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Postings;

/// <summary>Staff mark what was on the printed list as posted. The members see it with its day, and can no longer give those tickets back.</summary>
/// <param name="ReservationIds">Of the list that was printed: what was paid meanwhile is not on it.</param>
public sealed record MarkPosted(Guid OfferingId, IReadOnlyList<Guid> ReservationIds) : IOfficeUseCase<MarkPosted.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    /// <param name="LeftOut">Given up, or posted by somebody else, since the list was opened: those envelopes must not go.</param>
    public sealed record Result(Guid BatchId, int Posted, int LeftOut);

    internal sealed class Handler(TicketsDb db, Actor actor, Clock clock, AuditTrail audit) : IHandle<MarkPosted, Result>
    {
        public async Task<Outcome<Result>> Handle(MarkPosted command, CancellationToken ct)
        {
            if (await db.MailedTitle(command.OfferingId, ct) is null)
            {
                return Refusal.NotFound;
            }
            var listed = command.ReservationIds.Distinct().ToArray();
            var open = await db.ToBePosted(command.OfferingId).Where(r => listed.Contains(r.Id)).Select(r => new { r.Id, r.PersonId }).ToListAsync(ct);
            var batch = Guid.CreateVersion7();
            db.AddRange(open.Select(r => new Posting { Id = r.Id, PersonId = r.PersonId, BatchId = batch, PostedBy = actor.AccountId, PostedAt = clock.Now }));
            await db.SaveChangesAsync(ct);
            // Writing has waited for whoever was giving one up; what is no longer paid is not posted.
            var gone = await db.Postings.Where(p => p.BatchId == batch && !db.Reservations.Any(r => r.Id == p.Id && r.State == OrderState.Paid)).ExecuteDeleteAsync(ct);
            if (open.Count == gone)
            {
                return Mailing.NothingChosen;
            }
            audit.About(command.OfferingId);
            return new Result(batch, open.Count - gone, listed.Length - open.Count + gone);
        }
    }
}
