using System.Text.Json;
using NpgsqlTypes;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.Rulebook;

/// <summary>A rule that differs between schemes is data: one record of settings, effective-dated, edited by staff with a preview.</summary>
public interface IRuleSettings<TSelf> where TSelf : IRuleSettings<TSelf>
{
    /// <summary>module.rule, stable.</summary>
    static abstract string Name { get; }

    /// <summary>What staff call it on their screens.</summary>
    static abstract string Title { get; }

    /// <summary>In force until staff enter a version.</summary>
    static abstract TSelf Initial { get; }
}

/// <summary>Settings that guard money, records or doors: one person proposes them, and they hold once another has confirmed.</summary>
public interface ITakesTwoPeople;

/// <summary>Settings with floors. What lies beyond them would take the protection away, whoever wants it.</summary>
public interface IBounded
{
    /// <returns>Null within the bounds; otherwise what they are.</returns>
    Refusal? OutOfBounds();
}

/// <param name="Effective">First day on which it holds.</param>
public sealed record RuleVersion<T>(Guid Id, DateOnly Effective, T Settings, Guid EnteredBy, DateTimeOffset EnteredAt);

/// <summary>The versions of all settings. Append-only: a correction is a new version.</summary>
public sealed class Rulebook(DbSession session, Clock clock)
{
    /// <summary>The settings in force on a day.</summary>
    public async Task<T> On<T>(DateOnly day, CancellationToken ct = default) where T : IRuleSettings<T>
    {
        await using var read = session.Command(
            "select settings from kernel.rule_version where name = $1 and effective <= $2 order by effective desc, entered_at desc limit 1", T.Name, day);
        return await read.ExecuteScalarAsync(ct) is string json ? JsonSerializer.Deserialize<T>(json, Wire.Json)! : T.Initial;
    }

    public Task<T> Today<T>(CancellationToken ct = default) where T : IRuleSettings<T> => On<T>(clock.Today, ct);

    /// <summary>Several settings of today in one statement, by their names.</summary>
    public async Task<RulesInForce> Today(string[] names, CancellationToken ct = default) => new(await EnteredToday(names, ct));

    /// <summary>What staff entered and holds today, by name, as JSON; null where the initial settings hold.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> EnteredToday(string[] names, CancellationToken ct = default)
    {
        await using var read = session.Command(
            "select distinct on (name) name, settings from kernel.rule_version where name = any ($1) and effective <= $2 order by name, effective desc, entered_at desc",
            names, clock.Today);
        await using var row = await read.ExecuteReaderAsync(ct);
        var entered = names.ToDictionary(n => n, _ => (string?)null, StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
        {
            entered[row.GetString(0)] = row.GetString(1);
        }
        return entered;
    }

    public async Task<IReadOnlyList<RuleVersion<T>>> Versions<T>(CancellationToken ct = default) where T : IRuleSettings<T>
    {
        await using var read = session.Command(
            "select id, effective, settings, entered_by, entered_at from kernel.rule_version where name = $1 order by effective, entered_at", T.Name);
        await using var row = await read.ExecuteReaderAsync(ct);
        var versions = new List<RuleVersion<T>>();
        while (await row.ReadAsync(ct))
        {
            versions.Add(new(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), JsonSerializer.Deserialize<T>(row.GetString(2), Wire.Json)!, row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4)));
        }
        return versions;
    }

    /// <param name="enteredBy">The staff member's account.</param>
    /// <returns>The new version's id.</returns>
    public Task<Guid> Enter<T>(T settings, DateOnly effective, Guid enteredBy, CancellationToken ct = default) where T : IRuleSettings<T> =>
        Enter(T.Name, JsonSerializer.Serialize(settings, Wire.Json), effective, enteredBy, ct);

    /// <summary>As <see cref="Enter{T}"/>, settings that <see cref="KnownRules.Check"/> has read.</summary>
    public async Task<Guid> Enter(string name, string settings, DateOnly effective, Guid enteredBy, CancellationToken ct = default)
    {
        var id = Guid.CreateVersion7();
        await using var enter = session.Command(
            "insert into kernel.rule_version (id, name, effective, entered_by, entered_at, settings) values ($1, $2, $3, $4, $5, $6)",
            id, name, effective, enteredBy, clock.Now);
        enter.Parameters.Add(new Npgsql.NpgsqlParameter { Value = settings, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await enter.ExecuteNonQueryAsync(ct);
        return id;
    }
}

/// <param name="entered">What staff entered, by name; null where the initial settings hold.</param>
public sealed class RulesInForce(IReadOnlyDictionary<string, string?> entered)
{
    /// <exception cref="KeyNotFoundException">It was not asked for.</exception>
    public T Of<T>() where T : IRuleSettings<T> => entered[T.Name] is { } json ? JsonSerializer.Deserialize<T>(json, Wire.Json)! : T.Initial;
}
