using System.Data;
using Npgsql;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Postgres;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Taking;

/// <summary>One sealed backup from one snapshot: what is counted is what is dumped.</summary>
internal sealed class Dumping(BackupSettings settings)
{
    public Archive Archive => new(settings.Folder!, new BackupKeys(settings.Keys!));

    public async Task<Manifest> Take(BackupKind kind, DateTimeOffset at, CancellationToken ct)
    {
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Connection) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await database.OpenAsync(ct);
        await using var snapshot = await database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", database);
        var id = (string)(await export.ExecuteScalarAsync(ct))!;
        var tables = await TableCounts.Read(database, kind, ct);
        var schema = await TableCounts.Schema(database, ct);
        // The keys' own rows are apart: who holds an older backup of the data opens what the latest keys still open.
        string[] what = kind == BackupKind.Data ? ["--exclude-table-data=keys.*", .. TableCounts.LeftOut.Select(t => $"--exclude-table-data={t}")] : ["--data-only", "--schema=keys"];
        return await Archive.Write(kind, at, to => PostgresTools.Dump(settings.Connection!, [$"--snapshot={id}", .. what], to, ct),
            (name, digest, bytes) => new Manifest(name, kind, at, digest, bytes, schema, tables));
    }
}
