using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;

namespace WelfareMutual.Retention;

/// <summary>Who of the staff did something, for the screens.</summary>
internal sealed class PeopleOfRecord(IStaff staff, Actor actor)
{
    public async Task<Func<Guid?, DateTimeOffset?, Deed?>> Of(IEnumerable<Guid?> accounts, CancellationToken ct)
    {
        var names = await staff.Find([.. accounts.OfType<Guid>().Distinct()], ct);
        return (account, at) => account is { } id ? new Deed(names.GetValueOrDefault(id)?.Name ?? "職員", at, id == actor.AccountId) : null;
    }
}

/// <param name="Mine">The asking person did it.</param>
public sealed record Deed(string Who, DateTimeOffset? At, bool Mine);
