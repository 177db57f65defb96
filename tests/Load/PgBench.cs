using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace WelfareMutual.Tests.Load;

/// <summary>PostgreSQL's own load program: what the database does without the product.</summary>
internal static class PgBench
{
    /// <returns>Transactions a second over ten seconds.</returns>
    public static async Task<double> Run(string connection, string script, params string[] definitions)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var folder = Environment.GetEnvironmentVariable("WM_PG_BIN");
        var start = new ProcessStartInfo(folder is null ? "pgbench" : Path.Combine(folder, "pgbench"),
        [
            "-n", "-c", $"{Bench.Clients}", "-j", "2", "-T", "10", .. definitions.SelectMany(d => (string[])["-D", d]), "-f", script,
            "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
        ])
        { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var pgbench = Process.Start(start)!;
        var words = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return double.Parse(Regex.Match(words, @"tps = ([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
