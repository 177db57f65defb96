using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>A new name, address, telephone or representative from a day on. Earlier rows stay as they are (ENT-01).</summary>
public sealed record ChangeProfile(Guid EnterpriseId, ProfileContent Profile, DateOnly EffectiveFrom) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(EnterprisesDb db, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<ChangeProfile, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeProfile command, CancellationToken ct)
        {
            if (!await db.Enterprises.AnyAsync(e => e.Id == command.EnterpriseId, ct))
            {
                return Refusal.NotFound;
            }
            audit.About(command.EnterpriseId);
            if (EnterpriseRules.Check(command.Profile) is { Count: > 0 } faults)
            {
                return faults;
            }
            await keys.LoadFor(command.EnterpriseId, Purpose.Own, ct);
            db.Add(command.Profile.From(command.EnterpriseId, command.EffectiveFrom, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
