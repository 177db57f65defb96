using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WelfareMutual.Identity.Rules;

namespace WelfareMutual.Identity.Entrance;

/// <summary>ASP.NET Core Identity's hasher at OWASP's cost. An absent hash costs the same time as a wrong password.</summary>
internal sealed class PasswordHash
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher;
    private readonly string dummy;

    public PasswordHash(IdentitySettings settings)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = settings.HashIterations }));
        dummy = hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());
    }

    public string Of(string password) => hasher.HashPassword(Nobody, PasswordPolicy.Normal(password));

    /// <param name="hash">Null when there is no such account: the answer is no, and takes as long.</param>
    public bool Matches(string? hash, string? password)
    {
        // A password longer than any that was accepted cannot match, and must not cost time without end.
        var typed = PasswordPolicy.Normal(password ?? "");
        var same = hasher.VerifyHashedPassword(Nobody, hash ?? dummy, typed.Length > 4 * PasswordPolicy.Longest ? "" : typed);
        return hash is not null && same != PasswordVerificationResult.Failed;
    }
}
