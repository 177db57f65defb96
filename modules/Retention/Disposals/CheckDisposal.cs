using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Disposals;

/// <summary>Source: FEATURES RET-06. Another person saw that it was destroyed.</summary>
public sealed record CheckDisposal(Guid LineId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(RetentionDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<CheckDisposal, Done>
    {
        public async Task<Outcome<Done>> Handle(CheckDisposal command, CancellationToken ct)
        {
            if (await db.Disposals.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LineId && l.Kind != DisposalKind.Purge, ct) is not { } line)
            {
                return Refusal.NotFound;
            }
            audit.About(line.Id);
            if (await db.Checks.AnyAsync(c => c.LineId == line.Id, ct))
            {
                return PurgeRefusals.CheckedAlready;
            }
            if (line.EnteredBy == actor.AccountId)
            {
                return PurgeRefusals.OwnLine;
            }
            db.Checks.Add(new DisposalCheck { LineId = line.Id, CheckedBy = actor.AccountId, CheckedAt = clock.Now });
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
