using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Source: FEATURES RET-02. A second person releases the proposal, never who made it; or the run is dropped, and nothing is destroyed.</summary>
/// <param name="Digest">Of what was on the screen, in hexadecimal.</param>
public sealed record DecidePurge(Guid PurgeId, bool Release, string Digest, bool Seen) : IOfficeUseCase<Done>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(RetentionDb db, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecidePurge, Done>
    {
        public async Task<Outcome<Done>> Handle(DecidePurge command, CancellationToken ct)
        {
            if (await db.Purges.SingleOrDefaultAsync(p => p.Id == command.PurgeId, ct) is not { } purge)
            {
                return Refusal.NotFound;
            }
            audit.About(purge.Id);
            audit.Because(command.Release ? "released" : "declined");
            if (Refuse(command, purge) is { } refusal)
            {
                return refusal;
            }
            if (command.Release && !purge.IsBy(await rulebook.Today<RetentionPeriods>(ct), clock.Today))
            {
                return PurgeRefusals.DraftWrong;
            }
            if (command.Release)
            {
                purge.Release(actor.AccountId, clock.Now);
            }
            else
            {
                purge.Decline(actor.AccountId);
            }
            await db.SaveChangesAsync(ct);
            return Done.It;
        }

        private Refusal? Refuse(DecidePurge command, Purge purge) =>
            purge.State != PurgeState.Proposed && (command.Release || purge.State != PurgeState.Drafted) ? PurgeRefusals.StateWrong
            : !command.Release ? null
            : purge.ProposedBy == actor.AccountId ? PurgeRefusals.TwoPeople
            : !string.Equals(command.Digest, Convert.ToHexStringLower(purge.Digest), StringComparison.Ordinal) ? PurgeRefusals.DigestWrong
            : command.Seen ? null : PurgeRefusals.NotSeen;
    }
}
