using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Differences;

/// <summary>A cashier says how a difference is to end and why. Nothing moves before another person has decided.</summary>
public sealed record ProposeSettlement(Guid Id, int Version, Resolution? Resolution, string Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Cashier);

    internal sealed class Handler(PaymentsDb db, OwnHousehold own, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<ProposeSettlement, Done>
    {
        public async Task<Outcome<Done>> Handle(ProposeSettlement command, CancellationToken ct)
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
            var reason = command.Reason.Trim();
            if (DifferenceSettlement.RefuseProposal(difference, command.Resolution, reason) is { } refusal)
            {
                return refusal;
            }
            if (await own.Holds(difference.PersonId, ct))
            {
                return DifferenceSettlement.OwnMoney;
            }
            await keys.LoadFor(difference.PersonId, ct: ct);
            difference.Propose(command.Resolution!.Value, reason, actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
