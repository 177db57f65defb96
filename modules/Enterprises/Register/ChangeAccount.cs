using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>The account that dues are debited from, from a day on. Sealed for the bank purpose; only the tail is read again.</summary>
public sealed record ChangeAccount(Guid EnterpriseId, BankAccount Account, DateOnly EffectiveFrom) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Cashier);

    internal sealed class Handler(EnterprisesDb db, IBankPlaces places, AuditTrail audit, Actor actor, Clock clock) : IHandle<ChangeAccount, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeAccount command, CancellationToken ct)
        {
            if (!await db.Enterprises.AnyAsync(e => e.Id == command.EnterpriseId, ct))
            {
                return Refusal.NotFound;
            }
            audit.About(command.EnterpriseId);
            if (EnterpriseRules.Read(command.Account, places.Holder(command.Account.Holder), out var faults) is not { } account)
            {
                return faults;
            }
            if (!places.Exists(account.BankCode, account.BranchCode))
            {
                return EnterpriseRules.AccountNowhere;
            }
            db.Add(new EnterpriseAccount
            {
                Id = Guid.CreateVersion7(),
                EnterpriseId = command.EnterpriseId,
                Account = Sealed.Of(account),
                Tail = account.Number[^4..],
                EffectiveFrom = command.EffectiveFrom,
                EnteredBy = actor.AccountId,
                EnteredAt = clock.Now,
            });
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
