using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Source: FEATURES RET-06, seed 001 art. 13(5). Another person than who proposed and who released has looked at the certificate.</summary>
public sealed record CertifyPurge(Guid PurgeId, bool Seen) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(RetentionDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<CertifyPurge, Done>
    {
        public async Task<Outcome<Done>> Handle(CertifyPurge command, CancellationToken ct)
        {
            if (await db.Purges.SingleOrDefaultAsync(p => p.Id == command.PurgeId, ct) is not { } purge)
            {
                return Refusal.NotFound;
            }
            audit.About(purge.Id);
            if (purge.State != PurgeState.Done)
            {
                return PurgeRefusals.StateWrong;
            }
            if (actor.AccountId == purge.ProposedBy || actor.AccountId == purge.ReleasedBy)
            {
                return PurgeRefusals.ThirdPerson;
            }
            if (!command.Seen)
            {
                return PurgeRefusals.NotSeen;
            }
            purge.Certify(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
