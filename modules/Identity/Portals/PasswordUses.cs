using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>The use cases in which a password passes through a Portal.</summary>
internal static class PasswordUses
{
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(SignIn), typeof(ActivateAccount), typeof(RecoverWithKey), typeof(ChangePassword), typeof(RenewSecondFactor), typeof(ProveByPassword),
    ];

    public static readonly string[] Names = [.. Types.Select(UseCaseShape.NameOf)];
}
