using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Postings;

/// <summary>Whoever marked a batch as posted takes that back, shortly after.</summary>
public sealed record UndoPosting(Guid OfferingId, Guid BatchId) : IOfficeUseCase<UndoPosting.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    public sealed record Result(int Waiting);

    internal sealed class Handler(TicketsDb db, Actor actor, Clock clock, AuditTrail audit) : IHandle<UndoPosting, Result>
    {
        public async Task<Outcome<Result>> Handle(UndoPosting command, CancellationToken ct)
        {
            var batch = db.Postings.Where(p => p.BatchId == command.BatchId && db.Reservations.Any(r => r.Id == p.Id && r.OfferingId == command.OfferingId));
            if (await batch.AsNoTracking().FirstOrDefaultAsync(ct) is not { } posted)
            {
                return Refusal.NotFound;
            }
            if (!Mailing.MayUndo(posted.PostedAt, posted.PostedBy, actor.AccountId, clock.Now))
            {
                return Mailing.UndoOver;
            }
            audit.About(command.OfferingId);
            return new Result(await batch.ExecuteDeleteAsync(ct));
        }
    }
}
