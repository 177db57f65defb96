using System.Globalization;
using Npgsql;

namespace WelfareMutual.Database.Migrator;

/// <summary>./wm keys: which versions lie in the folders and what is wrapped under each; an operator's proposal to change one.
/// It is released on the back office's page by somebody of the staff: the operator alone changes nothing.</summary>
internal static class KeyState
{
    static readonly string[] Purposes = ["own", "office", "health", "bank", "identity"];

    public static async Task Print(string connection, string folder, TextWriter output)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await output.WriteLineAsync("key       version  office  gateway  wrapped");
        await foreach (var (name, version, wrapped) in Counts(database))
        {
            var known = string.Create(CultureInfo.InvariantCulture, $"{name,-9} {version,7}  {Held(folder, "office", name, version),-6}  {Held(folder, "gateway", name, version),-7}  {(Purposes.Contains(name) ? wrapped : "-"),7}");
            await output.WriteLineAsync(known);
        }
        await using var open = new NpgsqlCommand(
            "select kind || ' ' || name || ' ' || from_version || ' to ' || to_version || ': ' || state || ', ' || done || ' done' from keys.rotation where state not in ('Finished', 'Declined')", database);
        await using var row = await open.ExecuteReaderAsync();
        while (await row.ReadAsync())
            await output.WriteLineAsync(row.GetString(0));
    }

    public static async Task Propose(string connection, string name, TextWriter output)
    {
        if (!Purposes.Append("index").Contains(name))
            throw new MigrationException($"./wm keys rotate {string.Join('|', Purposes)}|index");
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var propose = new NpgsqlCommand(
            """
            insert into keys.rotation (id, kind, name, from_version, to_version, reason, state, proposed_by, proposed_at)
            select gen_random_uuid(), case when $1 = 'index' then 'IndexKey' else 'PurposeKey' end, $1, max(version), max(version) + 1, 'Schedule', 'Proposed',
                   '00000000-0000-0000-0000-000000000000', clock_timestamp()
            from keys.key_version where name = $1 on conflict do nothing
            """, database);
        propose.Parameters.Add(new() { Value = name });
        if (await propose.ExecuteNonQueryAsync() == 0)
            throw new MigrationException($"A change of the key {name} is already proposed or under way.");
        await output.WriteLineAsync("Proposed. Somebody with the role System releases it: back office, page /sealing.");
    }

    static async IAsyncEnumerable<(string Name, int Version, string Wrapped)> Counts(NpgsqlConnection database)
    {
        await using var read = new NpgsqlCommand("select name, version, wrapped from keys.counts()", database);
        await using var row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
            yield return (row.GetString(0), row.GetInt32(1), row.GetInt64(2).ToString(CultureInfo.InvariantCulture));
    }

    static string Held(string folder, string place, string name, int version) =>
        new[] { "key", "pub" }.FirstOrDefault(kind => File.Exists(Path.Combine(folder, place, string.Create(CultureInfo.InvariantCulture, $"{name}.{version}.{kind}")))) ?? "-";
}
