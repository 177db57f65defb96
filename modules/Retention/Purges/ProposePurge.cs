using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Source: FEATURES RET-02. One person answers for the draft: its counts were looked at. A draft of a day to come, or by other periods than
/// those in force, goes no further: the database's role of the jobs could have made it.</summary>
/// <param name="Digest">Of what was on the screen, in hexadecimal.</param>
public sealed record ProposePurge(Guid PurgeId, string Digest, bool Seen) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(RetentionDb db, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<ProposePurge, Done>
    {
        public async Task<Outcome<Done>> Handle(ProposePurge command, CancellationToken ct)
        {
            if (await db.Purges.SingleOrDefaultAsync(p => p.Id == command.PurgeId, ct) is not { } purge)
            {
                return Refusal.NotFound;
            }
            audit.About(purge.Id);
            if (purge.State != PurgeState.Drafted)
            {
                return PurgeRefusals.StateWrong;
            }
            if (!string.Equals(command.Digest, Convert.ToHexStringLower(purge.Digest), StringComparison.Ordinal))
            {
                return PurgeRefusals.DigestWrong;
            }
            if (!command.Seen)
            {
                return PurgeRefusals.NotSeen;
            }
            if (!purge.IsBy(await rulebook.Today<RetentionPeriods>(ct), clock.Today))
            {
                return PurgeRefusals.DraftWrong;
            }
            purge.Propose(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
