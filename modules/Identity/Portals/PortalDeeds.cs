using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>What the log says was done through a Portal.</summary>
internal sealed class PortalDeeds(DbSession session, SensitiveUseCases sensitive)
{
    /// <summary>Names of the use cases that change where money or mail goes.</summary>
    public string[] Sensitive => [.. sensitive.Names];

    public async Task<Guid[]> People(string portal, DateTimeOffset since, string[] useCases, CancellationToken ct)
    {
        await using var read = session.Command(
            "select coalesce(array_agg(distinct person_id), '{}') from identity.through_portal($1, $2, $3)", portal, since, useCases);
        return (Guid[])(await read.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Passwords and sensitive changes, latest first.</summary>
    public async Task<IReadOnlyList<PortalDeed>> Latest(string portal, DateTimeOffset since, int most, CancellationToken ct)
    {
        await using var read = session.Command(
            "select person_id, use_case, outcome, at from identity.through_portal($1, $2, $3) order by at desc limit $4", portal, since, Watched, most);
        await using var row = await read.ExecuteReaderAsync(ct);
        var deeds = new List<PortalDeed>();
        while (await row.ReadAsync(ct))
        {
            deeds.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        }
        return deeds;
    }

    public async Task<IReadOnlyList<RevokePortal.Deed>> Counts(string portal, DateTimeOffset since, CancellationToken ct)
    {
        await using var read = session.Command(
            "select use_case, count(*)::int, count(distinct actor)::int from audit.entry where terminal = $1 and at >= $2 group by use_case order by use_case",
            $"portal {portal}", since);
        await using var row = await read.ExecuteReaderAsync(ct);
        var deeds = new List<RevokePortal.Deed>();
        while (await row.ReadAsync(ct))
        {
            deeds.Add(new(row.GetString(0), row.GetInt32(1), row.GetInt32(2)));
        }
        return deeds;
    }

    private string[] Watched => [.. Sensitive, .. PasswordUses.Names];
}

/// <summary>One person in one thing done.</summary>
internal sealed record PortalDeed(Guid Person, string UseCase, string Outcome, DateTimeOffset At);
