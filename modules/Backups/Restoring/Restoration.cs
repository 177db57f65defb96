using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Postgres;

namespace WelfareMutual.Backups.Restoring;

/// <summary>A backup of the data and the latest of the keys into a new database, whole or not at all. The database stays closed to every host.</summary>
/// <param name="administrator">Somebody who may make databases and roles, in the cluster that takes the new one.</param>
internal sealed class Restoration(Archive archive, string administrator)
{
    private const string Hosts = "wm_gateway, wm_office, wm_jobs, auditor, wm_backup";

    /// <summary>Both backups as they were written, before anything is made.</summary>
    /// <param name="data">Null: the latest.</param>
    public async Task<(Manifest Data, Manifest Keys)> Choose(string? data, CancellationToken ct)
    {
        var name = data ?? archive.Names(BackupKind.Data).LastOrDefault() ?? throw new DamagedBackupException("data", "the folder holds no backup of the data");
        var keys = archive.Names(BackupKind.Keys).LastOrDefault() ?? throw new DamagedBackupException("keys", "the folder holds no backup of the keys");
        var manifest = await archive.Check(name, ct);
        return manifest.Kind == BackupKind.Data ? (manifest, await archive.Check(keys, ct)) : throw new DamagedBackupException(name, "it is no backup of the data");
    }

    /// <exception cref="DamagedBackupException">What came out is not what was counted when it was taken.</exception>
    public async Task Into(string database, Manifest data, Manifest keys, DateTimeOffset now, CancellationToken ct)
    {
        await Execute(administrator, $"create database {Quoted(database)} template template0 encoding 'UTF8'", ct);
        try
        {
            var inside = Inside(database);
            await Execute(inside, Roles(), ct);
            await Execute(inside, $"revoke connect on database {Quoted(database)} from public, {Hosts}", ct);
            foreach (var part in new[] { data, keys })
            {
                await using var content = archive.Open(part.Name);
                await PostgresTools.Restore(inside, content, ct);
            }
            await Compare(inside, data, keys, ct);
            await Mark(inside, data, now, ct);
        }
        catch
        {
            await Execute(administrator, $"drop database if exists {Quoted(database)} with (force)", CancellationToken.None);
            throw;
        }
    }

    /// <summary>A connection of the administrator's that works with a role's rights: no role can connect yet.</summary>
    public string Inside(string database, string? role = null)
    {
        var to = new NpgsqlConnectionStringBuilder(administrator) { Database = database, Pooling = false, CommandTimeout = 0 };
        if (role is not null)
        {
            to.Options = $"-c role={role}";
        }
        return to.ConnectionString;
    }

    /// <summary>Opens the database to the hosts.</summary>
    /// <param name="erasures">How many were carried out again and looked at.</param>
    public async Task Release(string database, int erasures, DateTimeOffset now, CancellationToken ct)
    {
        await using var inside = new NpgsqlConnection(Inside(database));
        await inside.OpenAsync(ct);
        await using var transaction = await inside.BeginTransactionAsync(ct);
        await using var lift = new NpgsqlCommand("update backups.restored set erasures = $1, released_at = $2 where released_at is null", inside);
        lift.Parameters.Add(new() { Value = erasures });
        lift.Parameters.Add(new() { Value = now });
        await lift.ExecuteNonQueryAsync(ct);
        await using var open = new NpgsqlCommand($"grant connect on database {Quoted(database)} to {Hosts}", inside);
        await open.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task Compare(string inside, Manifest data, Manifest keys, CancellationToken ct)
    {
        await using var restored = new NpgsqlConnection(inside);
        await restored.OpenAsync(ct);
        foreach (var part in new[] { data, keys })
        {
            var there = await TableCounts.Read(restored, part.Kind, ct);
            var due = part.Tables.Where(t => !TableCounts.LeftOut.Contains(t.Table)).ToArray(); // an older backup counted them still
            if (due.Except(there).Concat(there.Except(due)).FirstOrDefault() is { } other)
            {
                throw new DamagedBackupException($"{part.Name} table {other.Table}", "its rows are not those that were counted when the backup was taken");
            }
        }
        if (await TableCounts.Schema(restored, ct) != data.Schema)
        {
            throw new DamagedBackupException($"{data.Name} schema", "it is not the one that the backup was taken from");
        }
    }

    private static async Task Mark(string inside, Manifest data, DateTimeOffset now, CancellationToken ct)
    {
        await using var restored = new NpgsqlConnection(inside);
        await restored.OpenAsync(ct);
        await using var mark = new NpgsqlCommand("insert into backups.restored (id, backup, taken_at, restored_at) values ($1, $2, $3, $4)", restored);
        foreach (var value in new object[] { Guid.CreateVersion7(), data.Name, data.TakenAt.UtcDateTime, now.UtcDateTime })
        {
            mark.Parameters.Add(new() { Value = value });
        }
        await mark.ExecuteNonQueryAsync(ct);
    }

    private static string Roles()
    {
        using var resource = new StreamReader(typeof(Restoration).Assembly.GetManifestResourceStream("roles.sql")!);
        return resource.ReadToEnd();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task Execute(string connection, string sql, CancellationToken ct)
    {
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await database.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
