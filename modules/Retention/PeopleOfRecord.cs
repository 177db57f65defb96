using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Retention;

/// <summary>Who of the staff did something, for the screens.</summary>
internal sealed class PeopleOfRecord(IStaff staff, Actor actor)
{
    public async Task<Func<Guid?, DateTimeOffset?, Deed?>> Of(IEnumerable<Guid?> accounts, CancellationToken ct)
    {
        var names = await staff.Find([.. accounts.OfType<Guid>().Distinct()], ct);
        return (account, at) => account is { } id ? new Deed(names.GetValueOrDefault(id)?.Name ?? "職員", at, id == actor.AccountId) : null;
    }

    /// <summary>Proposal, release and check of a run; null where it has not come to that.</summary>
    public async Task<IReadOnlyList<Deed?>> StepsOf(Purge purge, CancellationToken ct)
    {
        var deed = await Of([purge.ProposedBy, purge.ReleasedBy, purge.CertifiedBy], ct);
        return [deed(purge.ProposedBy, purge.ProposedAt), deed(purge.ReleasedBy, purge.ReleasedAt), deed(purge.CertifiedBy, purge.CertifiedAt)];
    }
}

/// <param name="Mine">The asking person did it.</param>
public sealed record Deed(string Who, DateTimeOffset? At, bool Mine);
