using Npgsql;

namespace WelfareMutual.Database.Migrator;

/// <summary>Brings one database to what the SQL folder says; run as often as one likes.</summary>
public sealed class Migration
{
    // Any number, as long as nothing else in this database locks the same one.
    const long Lock = 7_361_052_201;

    const string WithdrawGrants = """
        do $$
        declare
            here record;
        begin
            for here in select nspname from pg_namespace where nspowner = 'wm_owner'::regrole loop
                execute format('revoke all on schema %I from wm_gateway, wm_office, wm_jobs, auditor, wm_backup', here.nspname);
                execute format('revoke all on all tables in schema %I from wm_gateway, wm_office, wm_jobs, auditor, wm_backup', here.nspname);
                execute format('revoke all on all sequences in schema %I from wm_gateway, wm_office, wm_jobs, auditor, wm_backup', here.nspname);
            end loop;
            for here in select oid::regprocedure as name from pg_proc where proowner = 'wm_owner'::regrole loop
                execute format('revoke all on routine %s from wm_gateway, wm_office, wm_jobs, auditor, wm_backup', here.name);
            end loop;
        end $$;
        """;

    readonly NpgsqlConnection connection;
    readonly SqlFolder folder;
    readonly TextWriter log;

    private Migration(NpgsqlConnection connection, SqlFolder folder, TextWriter log) =>
        (this.connection, this.folder, this.log) = (connection, folder, log);

    /// <summary>
    /// Applies roles.sql, what is pending of the numbered files (each in its own transaction), and the repeatable files.
    /// The connection is an administrator's (who may create the roles) or, once the roles exist, wm_owner's;
    /// whatever is created belongs to wm_owner. A second migrator waits for the first.
    /// </summary>
    /// <exception cref="MigrationException">An applied file was changed or is gone, or a file failed; earlier files stay applied.</exception>
    public static async Task Apply(string ownerConnectionString, string sqlFolder, TextWriter log)
    {
        var folder = SqlFolder.Read(sqlFolder);
        await using var connection = await Open(ownerConnectionString);
        await new Migration(connection, folder, log).Run();
    }

    /// <summary>Writes one line a numbered file: applied, pending, changed or gone. True when nothing is left to do.</summary>
    public static async Task<bool> Status(string ownerConnectionString, string sqlFolder, TextWriter log)
    {
        var folder = SqlFolder.Read(sqlFolder);
        await using var connection = await Open(ownerConnectionString);
        var migration = new Migration(connection, folder, log);
        var applied = await migration.Applied();
        var lines = folder.Numbered.Select(file => (file.Name, State:
                !applied.TryGetValue(file.Name, out var checksum) ? "pending" : checksum == file.Checksum ? "applied" : "CHANGED"))
            .Concat(migration.Gone(applied).Select(name => (Name: name, State: "GONE"))).ToList();
        foreach (var (name, state) in lines)
            await log.WriteLineAsync($"{state,-8} {name}");
        await log.WriteLineAsync($"{lines.Count(l => l.State == "applied")} applied, {lines.Count(l => l.State != "applied")} not");
        return lines.All(line => line.State == "applied");
    }

    static async Task<NpgsqlConnection> Open(string connectionString)
    {
        // Unpooled: a template database can be cloned only while nobody is connected to it.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    async Task Run()
    {
        await Execute($"select pg_advisory_lock({Lock})");
        await InTransaction(folder.Roles);
        await Execute("set role wm_owner");
        await Execute("create schema if not exists migrator; create table if not exists migrator.applied (file text primary key, checksum text not null, applied_at timestamptz not null)");
        var applied = await Applied();
        RefuseRewrittenHistory(applied);
        var pending = folder.Numbered.Where(file => !applied.ContainsKey(file.Name)).ToList();
        foreach (var file in pending)
        {
            await InTransaction(file, Record);
            await log.WriteLineAsync($"applied {file.Name}");
        }
        await Repeat();
        await log.WriteLineAsync($"{pending.Count} applied now, {applied.Count} before, {folder.Repeatable.Count + 1} repeated");
    }

    void RefuseRewrittenHistory(Dictionary<string, string> applied)
    {
        var changed = folder.Numbered.Where(file => applied.TryGetValue(file.Name, out var checksum) && checksum != file.Checksum).Select(f => f.Name).ToList();
        if (changed.Count > 0)
            throw new MigrationException($"Changed after it was applied: {string.Join(", ", changed)}. Undo the change and write a new numbered file (in development: ./wm db reset).");
        var gone = Gone(applied);
        if (gone.Count > 0)
            throw new MigrationException($"Applied, but no longer in the folder: {string.Join(", ", gone)}.");
    }

    List<string> Gone(Dictionary<string, string> applied) =>
        applied.Keys.Except(folder.Numbered.Select(file => file.Name)).Order(StringComparer.Ordinal).ToList();

    async Task<Dictionary<string, string>> Applied()
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var exists = new NpgsqlCommand("select to_regclass('migrator.applied') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync())!)
            return applied;
        await using var command = new NpgsqlCommand("select file, checksum from migrator.applied", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    // One transaction, so that nobody meets a role between its rights. What a grants file no longer says is gone.
    async Task Repeat()
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(new SqlFile("withdrawal of all grants", WithdrawGrants, ""));
        foreach (var file in folder.Repeatable)
            await Run(file);
        await transaction.CommitAsync();
    }

    async Task InTransaction(SqlFile file, Func<SqlFile, Task>? afterwards = null)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(file);
        if (afterwards is not null)
            await afterwards(file);
        await transaction.CommitAsync();
    }

    async Task Run(SqlFile file)
    {
        try
        {
            await Execute(file.Text);
        }
        catch (PostgresException refusal)
        {
            throw new MigrationException($"{file.Name}: {refusal.SqlState} {refusal.MessageText} {refusal.Detail} {refusal.Hint} {refusal.Where}".TrimEnd(), refusal);
        }
    }

    async Task Record(SqlFile file)
    {
        await using var command = new NpgsqlCommand("insert into migrator.applied (file, checksum, applied_at) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = file.Name }, new() { Value = file.Checksum }, new() { Value = TimeProvider.System.GetUtcNow() } },
        };
        await command.ExecuteNonQueryAsync();
    }

    async Task Execute(string sql)
    {
        if (sql.Length == 0)
            return;
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
