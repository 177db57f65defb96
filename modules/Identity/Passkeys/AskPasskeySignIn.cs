using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>Source: FEATURES IAM-06. Asks the browser for any passkey of this site: no number is typed, and none is told whether it exists.</summary>
public sealed record AskPasskeySignIn : IPortalUseCase<PasskeyQuestion>
{
    public static Access Access => Access.Anyone("signing in with a passkey");

    internal sealed class Handler(PasskeyCeremony ceremony) : IHandle<AskPasskeySignIn, PasskeyQuestion>
    {
        public async Task<Outcome<PasskeyQuestion>> Handle(AskPasskeySignIn command, CancellationToken ct) => await ceremony.Ask(PasskeyCeremony.SignIn, null, ct);
    }
}
