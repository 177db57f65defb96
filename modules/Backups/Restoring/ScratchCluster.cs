using System.Security.Cryptography;
using Npgsql;
using WelfareMutual.Backups.Postgres;

namespace WelfareMutual.Backups.Restoring;

/// <summary>A PostgreSQL of its own for as long as a rehearsal takes: no port, a socket that only its owner reaches, nothing left behind.</summary>
internal sealed class ScratchCluster : IAsyncDisposable
{
    private readonly string folder;
    private readonly string password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private ScratchCluster(string folder) => this.folder = folder;

    public string Superuser => To("postgres", "postgres");

    /// <param name="place">Must be reachable for PostgreSQL's own user.</param>
    public static async Task<ScratchCluster> Start(string place, CancellationToken ct)
    {
        await RemoveLeftovers(place);
        var cluster = new ScratchCluster(Path.Combine(place, $"wm-r-{Guid.CreateVersion7():N}"));
        try
        {
            await cluster.Make(ct);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <param name="role">A superuser's connection that goes on as this role: no password of it is needed.</param>
    public string To(string database, string user, string? role = null) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Port = 5432,
        Database = database,
        Username = user,
        Password = password,
        Pooling = false,
        CommandTimeout = 0,
        Options = role is null ? null : $"-c role={role}",
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
        {
            try
            {
                await PostgresTools.Run([.. PostgresTools.AsItsUser, Program("pg_ctl"), "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop"], CancellationToken.None);
            }
            catch (BackupFailedException)
            {
                // killed already: its folder goes all the same
            }
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>A rehearsal that was killed leaves the whole register behind, and no purge would ever reach it.</summary>
    private static async Task RemoveLeftovers(string place)
    {
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var left in Directory.Exists(place) ? Directory.GetDirectories(place, "wm-r-*").Where(d => Directory.GetCreationTimeUtc(d) < yesterday) : [])
        {
            try
            {
                ForgetStranger(left);
                await new ScratchCluster(left).DisposeAsync();
            }
            catch (Exception anothers) when (anothers is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    /// <summary>A process number that belongs to another program by now is told nothing.</summary>
    private static void ForgetStranger(string left)
    {
        var file = Path.Combine(left, "data", "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }
        var command = $"/proc/{File.ReadLines(file).First()}/cmdline";
        if (!File.Exists(command) || !File.ReadAllText(command).Contains(left, StringComparison.Ordinal))
        {
            File.Delete(file);
        }
    }

    private static string Program(string name) => Path.Combine(PostgresTools.Binaries, name);

    private async Task Make(CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new BackupFailedException("initdb", "a rehearsal needs sockets of Unix");
        }
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var secret = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(secret, password, ct);
        if (PostgresTools.AsItsUser.Count > 0)
        {
            await PostgresTools.Run(["chown", "-R", "postgres:postgres", folder], ct);
        }
        await PostgresTools.Run([.. PostgresTools.AsItsUser, Program("initdb"), "-N", "-D", Path.Combine(folder, "data"), "-U", "postgres", $"--pwfile={secret}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--data-checksums"], ct);
        File.Delete(secret);
        // Thrown away in any case: it need not survive a crash.
        await PostgresTools.Run([.. PostgresTools.AsItsUser, Program("pg_ctl"), "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-w", "-t", "120", "-o",
            $"-c listen_addresses= -c unix_socket_directories={folder} -c unix_socket_permissions=0700 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=40", "start"], ct);
    }
}
