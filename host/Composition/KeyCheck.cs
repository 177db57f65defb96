using System.Net.Sockets;
using Npgsql;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Host.Composition;

/// <summary>Whether the keys in the folder are those that the database was written with. A wrong key opens nothing; this keeps it from sealing anything.</summary>
public static class KeyCheck
{
    /// <param name="connection">As the process's own role.</param>
    /// <param name="keys">What the process holds.</param>
    /// <param name="registers">The back office writes down what a key looks like on its first start; others only compare.</param>
    /// <returns>Sentences for the operator. Empty when the keys are right, and when the database does not answer: then nothing can be sealed either.</returns>
    public static async Task<IReadOnlyList<string>> Faults(string connection, IKeyVersions keys, bool registers)
    {
        try
        {
            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync();
            if (registers)
            {
                await Register(database, keys);
            }
            return await Compare(database, keys);
        }
        catch (Exception gone) when (gone is NpgsqlException or SocketException or TimeoutException)
        {
            return [];
        }
    }

    private static async Task Register(NpgsqlConnection database, IKeyVersions keys)
    {
        foreach (var (name, version) in KeyNames.All.SelectMany(n => keys.Held(n).Select(v => (n, v))))
        {
            await using var write = new NpgsqlCommand("update keys.key_version set fingerprint = $3 where name = $1 and version = $2 and fingerprint is null", database);
            write.Parameters.Add(new() { Value = name });
            write.Parameters.Add(new() { Value = version });
            write.Parameters.Add(new() { Value = keys.Fingerprint(name, version) });
            await write.ExecuteNonQueryAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> Compare(NpgsqlConnection database, IKeyVersions keys)
    {
        await using var read = new NpgsqlCommand("select name, version, fingerprint from keys.key_version where fingerprint is not null", database);
        await using var row = await read.ExecuteReaderAsync();
        var faults = new List<string>();
        while (await row.ReadAsync())
        {
            var (name, version) = (row.GetString(0), row.GetInt32(1));
            if (keys.Held(name).Contains(version) && !keys.Fingerprint(name, version).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(2)))
            {
                faults.Add($"WM:Keys: the key {name}.{version} is not the one that this database was written with; nothing is opened or sealed with a wrong key.");
            }
        }
        return faults;
    }
}
