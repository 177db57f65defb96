using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Keys;

/// <summary>Source: IAM-06. A new password by the key from the letter. Earlier sessions end; the second factor stays.</summary>
public sealed record RecoverWithKey(string Login, string Key, string Password) : IPortalUseCase<SignedIn>, IShownOnce, IUndoneWithItsPortal
{
    public static Access Access => Access.Anyone("recovering with a mailed key");

    internal sealed class Handler(PasswordByKey password) : IHandle<RecoverWithKey, SignedIn>
    {
        public Task<Outcome<SignedIn>> Handle(RecoverWithKey command, CancellationToken ct) => password.Set(command.Login, command.Key, command.Password, ct);
    }
}
