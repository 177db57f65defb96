using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Proof;

/// <summary>Asks for one of the acting person's own passkeys, as a proof before something that matters.</summary>
public sealed record AskPasskeyProof : IPortalUseCase<PasskeyQuestion>
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(PasskeyCeremony ceremony, Actor actor) : IHandle<AskPasskeyProof, PasskeyQuestion>
    {
        public async Task<Outcome<PasskeyQuestion>> Handle(AskPasskeyProof command, CancellationToken ct) =>
            await ceremony.Ask(PasskeyCeremony.Prove, actor.PersonId, ct);
    }
}
