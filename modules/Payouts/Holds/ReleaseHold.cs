using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Holds;

/// <summary>Source: FEATURES OUT-05. Somebody made sure that it is the person's own account, by a way that was known before the change. Not for one's own household, and not by whoever
/// entered, checked or approved what would be paid: the wrong account may be theirs.</summary>
public sealed record ReleaseHold(Guid Id, int Version, MadeSure? How) : IOfficeUseCase<Done>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(PayoutsDb db, OwnHousehold own, AuditTrail audit, Actor actor, Clock clock) : IHandle<ReleaseHold, Done>
    {
        public async Task<Outcome<Done>> Handle(ReleaseHold command, CancellationToken ct)
        {
            if (await db.Holds.SingleOrDefaultAsync(h => h.Id == command.Id, ct) is not { } hold)
            {
                return Refusal.NotFound;
            }
            audit.About(hold.Id);
            audit.Concerns(hold.PersonId);
            if (hold.Version != command.Version || hold.ReleasedAt is not null)
            {
                return Refusal.Stale;
            }
            if (command.How is not { } how)
            {
                return PayoutRefusals.HowMissing;
            }
            if (await own.Holds(hold.PersonId, ct))
            {
                return PayoutRefusals.OwnMoney;
            }
            if (await HadAHand(hold, ct))
            {
                return PayoutRefusals.HoldOwnCase;
            }
            hold.Release(actor.AccountId, how, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }

        private Task<bool> HadAHand(PayeeHold hold, CancellationToken ct)
        {
            var me = actor.AccountId;
            return db.Requests.AnyAsync(r => r.PersonId == hold.PersonId && r.DecidedBy.Contains(me)
                && (hold.RequestId == null ? r.State == RequestState.Waiting || r.State == RequestState.Batched : r.Id == hold.RequestId), ct);
        }
    }
}
