using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Proof;

/// <summary>Source: ASVS 7.5.1. The acting person's own passkey; another's is no proof.</summary>
public sealed record ProveByPasskey(Guid Challenge, string Answer) : IPortalUseCase<Done>
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(PasskeyCeremony ceremony, Sessions sessions, Actor actor) : IHandle<ProveByPasskey, Done>
    {
        public async Task<Outcome<Done>> Handle(ProveByPasskey command, CancellationToken ct)
        {
            var owner = await ceremony.Check(PasskeyCeremony.Prove, command.Challenge, actor.PersonId, command.Answer, ct);
            if (!owner.Succeeded)
            {
                return owner.Refusal!;
            }
            await sessions.Prove(ct);
            return Done.It;
        }
    }
}
