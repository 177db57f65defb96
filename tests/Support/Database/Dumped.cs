using System.Diagnostics;
using Npgsql;

namespace WelfareMutual.Tests.Support.Database;

/// <summary>What pg_dump writes of a test's database: what a thief of a backup reads.</summary>
public static class Dumped
{
    public static async Task<string> Text(string superuser)
    {
        var to = new NpgsqlConnectionStringBuilder(superuser);
        var start = new ProcessStartInfo(
            Path.Combine(Environment.GetEnvironmentVariable("WM_PG_BIN") ?? "/usr/lib/postgresql/15/bin", "pg_dump"), ["-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PGPASSWORD"] = to.Password;
        using var dump = Process.Start(start)!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        return dump.ExitCode == 0 ? text : throw new InvalidOperationException($"pg_dump ended with {dump.ExitCode}");
    }
}
