using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Changes a colleague's rights, or closes the account when no right is left to give. Source: FEATURES ENT-03.</summary>
/// <param name="Close">True ends the account; the rights are then ignored.</param>
public sealed record SetOfficerRights(Guid AccountId, IReadOnlyCollection<OfficerRight> Rights, bool Close = false) : IPortalUseCase<Done>, INeedsRecentProof
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    internal sealed class Handler(IAccounts accounts, PersonKeys keys, Actor actor) : IHandle<SetOfficerRights, Done>
    {
        public async Task<Outcome<Done>> Handle(SetOfficerRights command, CancellationToken ct)
        {
            var officers = await accounts.OfficersOf(actor.Enterprise, ct);
            if (officers.FirstOrDefault(o => o.Account == command.AccountId && o.State != AccountState.Closed) is not { } officer)
            {
                return Refusal.NotFound;
            }
            if (officer.Account == actor.AccountId)
            {
                return OfficerRules.OwnRights;
            }
            if (command.Rights.Except(officer.Rights).Any(r => !actor.Has(r)))
            {
                return OfficerRules.MoreThanOwn;
            }
            await keys.LoadFor(officer.Account, Purpose.Own, ct);
            if (command.Close)
            {
                await accounts.Close(officer.Account, ct);
            }
            else
            {
                await accounts.SetRights(officer.Account, command.Rights, ct);
            }
            return Done.It;
        }
    }
}
