using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Keys;

/// <summary>Source: MEM-02, ENT-03. First use: the number or ID and the key from the letter; then signed in.</summary>
public sealed record ActivateAccount(string Login, string Key, string Password) : IPortalUseCase<SignedIn>, IShownOnce, IUndoneWithItsPortal
{
    public static Access Access => Access.Anyone("claiming an account with a mailed key");

    internal sealed class Handler(PasswordByKey password) : IHandle<ActivateAccount, SignedIn>
    {
        public Task<Outcome<SignedIn>> Handle(ActivateAccount command, CancellationToken ct) => password.Set(command.Login, command.Key, command.Password, ct);
    }
}
