using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Differences;

/// <summary>The second person decides on the proposal. Declined it is open again; whoever proposed may take it back that way.</summary>
public sealed record DecideSettlement(Guid Id, int Version, bool Approve) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Approver);

    internal sealed class Handler(PaymentsDb db, OwnHousehold own, Outbox outbox, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecideSettlement, Done>
    {
        public async Task<Outcome<Done>> Handle(DecideSettlement command, CancellationToken ct)
        {
            var difference = await db.Differences.FromSql($"select * from payments.difference where id = {command.Id} for update").SingleOrDefaultAsync(ct);
            if (difference is null)
            {
                return Refusal.NotFound;
            }
            audit.About(difference.Id);
            if (difference.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (DifferenceSettlement.RefuseDecision(difference, command.Approve, actor.AccountId) is { } refusal)
            {
                return refusal;
            }
            if (command.Approve)
            {
                if (await own.Holds(difference.PersonId, ct))
                {
                    return DifferenceSettlement.OwnMoney;
                }
                difference.Approve(actor.AccountId, clock.Now);
                await outbox.Add("payment.settle", difference.Id, new DifferenceRef(difference.Id), ct: ct);
            }
            else
            {
                difference.Decline();
            }
            audit.Because(command.Approve ? "approved" : "declined");
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

internal sealed record DifferenceRef(Guid DifferenceId);
