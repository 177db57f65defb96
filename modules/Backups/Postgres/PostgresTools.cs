using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

namespace WelfareMutual.Backups.Postgres;

/// <summary>PostgreSQL's own programs. What they read and write goes through pipes, never through a file.</summary>
internal static class PostgresTools
{
    private const string Home = "/usr/lib/postgresql";

    /// <summary>PostgreSQL refuses to run as root; then its own user runs the server.</summary>
    public static IReadOnlyList<string> AsItsUser => Environment.UserName == "root" ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--"] : [];

    /// <summary>The custom format of pg_dump into a stream.</summary>
    public static Task Dump(string connection, IEnumerable<string> arguments, Stream to, CancellationToken ct) =>
        Run([Path.Combine(Binaries, "pg_dump"), "--format=custom", "--compress=1", "--no-password", .. arguments], Reach(connection), null, to, ct);

    /// <summary>The whole of a dump or nothing.</summary>
    public static Task Restore(string connection, Stream from, CancellationToken ct) =>
        Run([Path.Combine(Binaries, "pg_restore"), "--exit-on-error", "--single-transaction", "--no-password", $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}"],
            Reach(connection), from, null, ct);

    public static Task Run(IReadOnlyList<string> command, CancellationToken ct) => Run(command, [], null, null, ct);

    public static string Binaries => Environment.GetEnvironmentVariable("WM_PG_BIN") is { Length: > 0 } given ? given
        : Directory.Exists(Home) ? Directory.GetDirectories(Home).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin")).First()
        : "";

    /// <exception cref="BackupFailedException">The program did not start or did not end well.</exception>
    private static async Task Run(IReadOnlyList<string> command, Dictionary<string, string> environment, Stream? input, Stream? output, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        var program = Path.GetFileName(command[0] == "setpriv" ? command[AsItsUser.Count] : command[0]);
        using var process = Started(start, program);
        using var stop = ct.Register(() => process.Kill(entireProcessTree: true));
        using var errors = process.StandardError;
        var words = errors.ReadToEndAsync(CancellationToken.None);
        var feeding = Feed(process, input, ct);
        await process.StandardOutput.BaseStream.CopyToAsync(output ?? Stream.Null, ct);
        await feeding;
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new BackupFailedException(program, FirstError(await words));
        }
    }

    private static Process Started(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BackupFailedException(program, missing.Message);
        }
    }

    private static async Task Feed(Process process, Stream? input, CancellationToken ct)
    {
        await using var into = process.StandardInput.BaseStream;
        try
        {
            if (input is not null)
            {
                await input.CopyToAsync(into, 1 << 18, ct);
            }
        }
        catch (IOException)
        {
            // The program ended before it had read all; its status says how.
        }
        catch
        {
            process.Kill(entireProcessTree: true); // a damaged source: what it has read so far must not be committed
            throw;
        }
    }

    // Only the message itself: what follows it (DETAIL, CONTEXT) may hold a row.
    private static string FirstError(string words) =>
        words.Split('\n').FirstOrDefault(l => l.Contains("error:", StringComparison.Ordinal) || l.Contains("FATAL:", StringComparison.Ordinal))?.Trim() ?? "it ended badly";

    /// <summary>A connection string as libpq's environment: nothing of it stands on a command line.</summary>
    private static Dictionary<string, string> Reach(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = to.Host ?? "",
            ["PGPORT"] = FormattableString.Invariant($"{to.Port}"),
            ["PGUSER"] = to.Username ?? "",
            ["PGPASSWORD"] = to.Password ?? "",
            ["PGDATABASE"] = to.Database ?? "",
            ["PGCLIENTENCODING"] = "UTF8",
            ["PGOPTIONS"] = to.Options ?? "",
            ["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyFull => "verify-full", SslMode.VerifyCA => "verify-ca", SslMode.Require => "require", SslMode.Disable => "disable", _ => "prefer" },
        };
        if (to.RootCertificate is { Length: > 0 } root)
        {
            environment["PGSSLROOTCERT"] = root;
        }
        return environment;
    }
}

/// <summary>A backup or a restore that came to no good end; nothing was kept of it.</summary>
internal sealed class BackupFailedException(string program, string what) : Exception($"{program}: {what}")
{
    public string Program => program;
}
