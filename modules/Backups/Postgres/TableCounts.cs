using Npgsql;
using WelfareMutual.Backups.Archives;

namespace WelfareMutual.Backups.Postgres;

/// <summary>Rows and digest of every table, the same in every database that holds the same rows.</summary>
internal static class TableCounts
{
    // How a row is written depends on these.
    private const string SameWriting = "set timezone = 'UTC'; set bytea_output = 'hex'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set search_path = ''";

    private const string Tables = """
        select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspowner = 'wm_owner'::regrole and c.relkind = 'r' and (n.nspname = 'keys') = $1 and format('%I.%I', n.nspname, c.relname) <> all ($2) order by 1
        """;

    /// <summary>Answers for a second post of the same form: good for a day, and worth nothing to whoever restores. The table comes back empty.</summary>
    public static readonly string[] LeftOut = ["kernel.command_key"];

    public static async Task<IReadOnlyList<TableCount>> Read(NpgsqlConnection database, BackupKind kind, CancellationToken ct)
    {
        await using (var same = new NpgsqlCommand(SameWriting, database))
        {
            await same.ExecuteNonQueryAsync(ct);
        }
        var counts = new List<TableCount>();
        foreach (var table in await Names(database, kind, ct))
        {
            await using var count = new NpgsqlCommand(
                $"select count(*), coalesce(sum(('x' || left(encode(sha256(convert_to(t::text, 'utf8')), 'hex'), 15))::bit(60)::bigint), 0)::text from {table} t", database)
            { CommandTimeout = 0 };
            await using var row = await count.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            counts.Add(new(table, row.GetInt64(0), row.GetString(1)));
        }
        return counts;
    }

    /// <summary>SHA-256 over the numbered files that have been applied.</summary>
    public static async Task<string> Schema(NpgsqlConnection database, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(
            "select encode(sha256(convert_to(coalesce(string_agg(file || ' ' || checksum, ';' order by file collate \"C\"), ''), 'utf8')), 'hex') from migrator.applied", database);
        return (string)(await read.ExecuteScalarAsync(ct))!;
    }

    private static async Task<List<string>> Names(NpgsqlConnection database, BackupKind kind, CancellationToken ct)
    {
        await using var list = new NpgsqlCommand(Tables, database) { Parameters = { new() { Value = kind == BackupKind.Keys }, new() { Value = LeftOut } } };
        await using var row = await list.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await row.ReadAsync(ct))
        {
            names.Add(row.GetString(0));
        }
        return names;
    }
}
