using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>A private PostgreSQL that keeps its promises (fsync and synchronous_commit on), which a drill may kill, stop or fill.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder;
    private string password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private Process? server;

    private Cluster(string folder) => this.folder = folder;

    /// <summary>Name → value of postgresql.conf; taken at the next start.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["max_connections"] = "200",
        ["logging_collector"] = "on",
        ["log_filename"] = "server.log",
        ["log_line_prefix"] = "%m [%p] %q%u@%d ",
    };

    /// <summary>Words in front of the server's command, such as those that enter a network namespace; taken at the next start, like address and port.</summary>
    public IReadOnlyList<string> Through { get; set; } = [];

    public string Host { get; set; } = "127.0.0.1";
    public int Port { get; set; } = HostProcess.FreePort();
    public string DataFolder => Path.Combine(folder, "data");

    /// <summary>The drill's own way in, which no network zone closes.</summary>
    private string SocketFolder => Path.Combine(folder, "run");

    public string Superuser => To("postgres", "postgres");
    public IReadOnlyList<string> Log => Directory.Exists(Path.Combine(DataFolder, "log")) ? Directory.GetFiles(Path.Combine(DataFolder, "log")) : [];

    internal static string Binaries => Environment.GetEnvironmentVariable("WM_PG_BIN") is { Length: > 0 } given ? given
        : Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).First();

    /// <param name="folder">Empty or absent; must be reachable for the user postgres when we are root.</param>
    public static async Task<Cluster> Make(string folder)
    {
        var cluster = new Cluster(folder);
        Directory.CreateDirectory(cluster.SocketFolder);
        var secret = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(secret, cluster.password);
        await Shell.Run("chown", "-R", Shell.Postgres, folder);
        await Shell.RunAsPostgres(Path.Combine(Binaries, "initdb"), "-N", "-D", cluster.DataFolder, "-U", "postgres", $"--pwfile={secret}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--data-checksums");
        File.Delete(secret);
        return cluster;
    }

    public string To(string database, string user) =>
        new NpgsqlConnectionStringBuilder { Host = SocketFolder, Port = Port, Database = database, Username = user, Password = PasswordOf(user), Pooling = false }.ConnectionString;

    /// <summary>As the hosts reach it.</summary>
    public string ByNetwork(string database, string user) =>
        new NpgsqlConnectionStringBuilder { Host = Host, Port = Port, Database = database, Username = user, Password = PasswordOf(user), MaxPoolSize = 30 }.ConnectionString;

    public string PasswordOf(string role) => role == "postgres" ? password
        : Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(password), System.Text.Encoding.ASCII.GetBytes(role)));

    /// <summary>A copy of this stopped cluster on other disks.</summary>
    public async Task<Cluster> CopyTo(string tables, string wal)
    {
        var copy = new Cluster(tables) { password = password };
        await Shell.Run("cp", "-a", DataFolder, copy.DataFolder);
        Directory.CreateDirectory(copy.SocketFolder);
        await Shell.Run("mv", Path.Combine(copy.DataFolder, "pg_wal"), Path.Combine(wal, "pg_wal"));
        await Shell.Run("ln", "-s", Path.Combine(wal, "pg_wal"), Path.Combine(copy.DataFolder, "pg_wal"));
        await Shell.Run("chown", "-h", Shell.Postgres, tables, wal, copy.SocketFolder, Path.Combine(copy.DataFolder, "pg_wal"));
        return copy;
    }

    /// <summary>Writes some WAL that nobody needs; whether it can does not matter.</summary>
    public async Task Press(string database)
    {
        try
        {
            await Execute("select pg_logical_emit_message(false, 'drill', repeat('x', 4000000))", database);
        }
        catch (NpgsqlException)
        {
            // That there is no room any more is what is wanted.
        }
    }

    public async Task Start()
    {
        var settings = Settings.Append(new("port", $"{Port}")).Append(new("listen_addresses", Host)).Append(new("unix_socket_directories", SocketFolder)).SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" });
        string[] command = [.. Through, .. Shell.AsPostgres, Path.Combine(Binaries, "postgres"), "-D", DataFolder, .. settings];
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Launch(command);
                return;
            }
            catch (NpgsqlException) when (tries < 5 && !Runs)
            {
                await Task.Delay(500); // a process of the server that was killed holds its memory for a moment longer
            }
        }
    }

    private async Task Launch(string[] command)
    {
        server?.Dispose();
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        await AwaitAnswer();
    }

    /// <summary>A fast shutdown, as an operator does it.</summary>
    public async Task Stop()
    {
        if (server is { HasExited: false })
        {
            await Shell.Run("kill", "-INT", $"{server.Id}");
            await server.WaitForExitAsync();
        }
    }

    /// <summary>SIGKILL for the server and every process of it: what is in memory is lost.</summary>
    public async Task Kill()
    {
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    public bool Runs => server is { HasExited: false };

    public async Task Execute(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(To(database, "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        server?.Dispose();
        await Shell.Remove(folder);
    }

    private async Task AwaitAnswer()
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await Execute("select 1");
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(60) && Runs)
            {
                // It starts or recovers.
            }
        }
    }
}
