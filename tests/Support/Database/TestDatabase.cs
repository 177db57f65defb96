using Npgsql;

namespace WelfareMutual.Tests.Support.Database;

/// <summary>A database of one test class's own, cloned from the migrated template and dropped afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    static int counter;

    readonly TestCluster cluster;
    readonly Lazy<NpgsqlDataSource> looking;

    private TestDatabase(TestCluster cluster, string name)
    {
        (this.cluster, Name) = (cluster, name);
        looking = new(() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Superuser) { Pooling = true, MaxPoolSize = 10 }));
    }

    public string Name { get; }

    /// <summary>Connection string of the superuser: for arranging what no role of the product may, and for looking.</summary>
    public string Superuser => cluster.ConnectionTo(Name);

    public string Owner => cluster.ConnectionTo(Name, "wm_owner");
    public string Gateway => cluster.ConnectionTo(Name, "wm_gateway");
    public string Office => cluster.ConnectionTo(Name, "wm_office");
    public string Jobs => cluster.ConnectionTo(Name, "wm_jobs");
    public string Auditor => cluster.ConnectionTo(Name, "auditor");
    public string Backup => cluster.ConnectionTo(Name, "wm_backup");

    /// <summary>A clone of the template that db/**.sql makes; about 0.1 s once the template is there.</summary>
    public static async Task<TestDatabase> Create()
    {
        var cluster = await TestCluster.Get();
        return await Make(cluster, $"template {await TemplateDatabase.Get(cluster)}");
    }

    /// <summary>An empty database, for tests of the migrator.</summary>
    public static async Task<TestDatabase> CreateEmpty() => await Make(await TestCluster.Get(), "template template0");

    /// <summary>As superuser.</summary>
    public async Task<IReadOnlyList<T>> Read<T>(string sql)
    {
        await using var command = looking.Value.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    /// <summary>The first column of the first row, as superuser.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = looking.Value.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task Execute(string sql) => Read<int>(sql);

    public async ValueTask DisposeAsync()
    {
        if (looking.IsValueCreated)
            await looking.Value.DisposeAsync();
        foreach (var role in (string[])[Owner, Gateway, Office, Jobs, Auditor, Backup])
        {
            await using var pooled = new NpgsqlConnection(role);
            NpgsqlConnection.ClearPool(pooled);
        }
        for (var tries = 1; ; tries++)
        {
            try
            {
                await cluster.Execute($"drop database if exists {Name} with (force)");
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && tries < 10)
            {
                await Task.Delay(500); // it waits five seconds for the backends it told to go
            }
        }
    }

    static async Task<TestDatabase> Make(TestCluster cluster, string source)
    {
        var name = $"wm_test_{Environment.ProcessId}_{Interlocked.Increment(ref counter)}";
        // Files are copied as they are: half the work of the ordinary way, which writes every page into the log too.
        // A clone keeps neither its template's owner nor its grants.
        await cluster.Execute($"create database {name} {source} strategy file_copy", source == "template template0" ? null
            : $"alter database {name} owner to wm_owner; revoke all on database {name} from public; grant connect on database {name} to wm_gateway, wm_office, wm_jobs, auditor, wm_backup");
        return new TestDatabase(cluster, name);
    }
}
