using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace WelfareMutual.Tests.Support.Database;

/// <summary>
/// The PostgreSQL server of the tests: the one that <c>WM_TEST_DATABASE</c> names (./wm test sets it),
/// otherwise the private one of ./wm, started on first use and left running (./wm stop).
/// </summary>
public sealed class TestCluster
{
    static readonly Lazy<Task<TestCluster>> Shared = new(Start);

    private TestCluster(string superuser) => Superuser = superuser;

    /// <summary>Connection string of the superuser to the database <c>postgres</c>, unpooled.</summary>
    public string Superuser { get; }

    public static Task<TestCluster> Get() => Shared.Value;

    /// <summary>Connection string to a database; roles other than the superuser's have passwords derived from the superuser's.</summary>
    public string ConnectionTo(string database, string? role = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Superuser) { Database = database, Pooling = role is not null };
        if (role is not null)
        {
            (settings.Username, settings.Password, settings.MaxPoolSize) = (role, PasswordOf(role), 20);
            (settings.Timeout, settings.CommandTimeout) = (60, 120); // patience: the machine that tests may be slow
        }
        return settings.ConnectionString;
    }

    /// <summary>The same in every process, so that whoever migrates first sets what all use.</summary>
    public string PasswordOf(string role) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(new NpgsqlConnectionStringBuilder(Superuser).Password ?? ""), Encoding.UTF8.GetBytes(role)));

    /// <summary>Runs statements one after another as the superuser, outside a transaction.</summary>
    public async Task Execute(params string?[] statements)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync();
        foreach (var sql in statements.OfType<string>())
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<TestCluster> Start()
    {
        var given = Environment.GetEnvironmentVariable("WM_TEST_DATABASE");
        var address = string.IsNullOrEmpty(given) ? await StartPrivate() : given;
        var settings = new NpgsqlConnectionStringBuilder(address) { Pooling = false, Timeout = 60, CommandTimeout = 120 };
        var cluster = new TestCluster(settings.ConnectionString);
        await cluster.DropLeftovers();
        return cluster;
    }

    static async Task<string> StartPrivate()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(Repository.Root, "wm"), "db", "test-cluster"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var address = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? address
            : throw new InvalidOperationException($"The tests' PostgreSQL did not start: {await errors}");
    }

    // A test process that was killed leaves its databases; their names hold its process number.
    async Task DropLeftovers()
    {
        foreach (var name in await Databases("wm\\_test\\_%"))
            if (int.TryParse(name.Split('_')[2], out var process) && !Runs(process))
                await Execute($"drop database if exists {name} with (force)");
    }

    public async Task<List<string>> Databases(string pattern)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select datname from pg_database where datname like $1", connection) { Parameters = { new() { Value = pattern } } };
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    static bool Runs(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
