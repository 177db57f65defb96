using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Identity.Accounts;

/// <summary>What is typed to sign in, in its one spelling: a member number 1284-037 (MEM-02), or an officer's ID in lower case.</summary>
internal readonly record struct LoginName(string Text)
{
    public static LoginName Of(string? typed) => MemberNumber.TryParse(typed, out var number, out _)
        ? new(number.ToString())
        : new(Digits.Tidy(typed).ToLowerInvariant());

    public byte[] Index(SearchIndex index) => index.SignIn("login", Text);
}
