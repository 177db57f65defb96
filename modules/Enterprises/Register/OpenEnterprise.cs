using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Puts an enterprise that applied on paper into the register. Source: FEATURES ENT-01.</summary>
/// <param name="Number">Four digits, in any spelling.</param>
public sealed record OpenEnterprise(string Number, ProfileContent Profile, DateOnly EffectiveFrom) : IOfficeUseCase<OpenEnterprise.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid EnterpriseId, string Number);

    internal sealed class Handler(EnterprisesDb db, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<OpenEnterprise, Result>
    {
        public async Task<Outcome<Result>> Handle(OpenEnterprise command, CancellationToken ct)
        {
            var faults = EnterpriseRules.Check(command.Profile);
            if (EnterpriseRules.Number(command.Number) is not { } number)
            {
                faults.Insert(0, EnterpriseRules.NumberUnreadable);
                return faults;
            }
            if (faults.Count > 0)
            {
                return faults;
            }
            var enterprise = Enterprise.Open(number, clock.Now);
            await keys.MakeFor([enterprise.Id], enterprise.Id, ct);
            db.Add(enterprise);
            db.Add(command.Profile.From(enterprise.Id, command.EffectiveFrom, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            audit.About(enterprise.Id);
            return new Result(enterprise.Id, number);
        }
    }
}
