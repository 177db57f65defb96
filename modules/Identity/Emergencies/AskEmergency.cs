using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Source: IAM-08. Somebody needs rights that they do not have, now and for a while. A second person unlocks them; they end by themselves.</summary>
public sealed record AskEmergency(IReadOnlyList<StaffRole> Roles, string Reason, int Minutes) : IOfficeUseCase<AskEmergency.Result>
{
    public static Access Access => Access.AnyStaff;

    public sealed record Result(Guid ActId);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Proposals proposals, Actor actor) : IHandle<AskEmergency, Result>
    {
        public async Task<Outcome<Result>> Handle(AskEmergency command, CancellationToken ct)
        {
            if (EmergencyRules.Check(actor, command.Roles, command.Reason, command.Minutes) is { } refused)
            {
                return refused;
            }
            // About the person: who waits for one unlock does not ask for another.
            var act = await proposals.Make(ActKind.Emergency, actor.AccountId, actor.AccountId, command.Roles, command.Minutes, ct);
            if (!act.Succeeded)
            {
                return Outcome<Result>.Refused(act.Refusals);
            }
            await keys.LoadFor(actor.AccountId, ct: ct);
            db.Emergencies.Add(new Emergency(act.Value.Id, actor.AccountId, command.Reason.Trim(), command.Roles, command.Minutes));
            await db.SaveChangesAsync(ct);
            return new Result(act.Value.Id);
        }
    }
}
