using Npgsql;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Contracts;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>The second step of a restore: what was destroyed since the backup is destroyed again, and only then the database opens.</summary>
internal static class ReplayStep
{
    /// <returns>Whether the database is open now.</returns>
    public static async Task<bool> Run(Restoration restoration, string database, IConfiguration configuration, TextWriter output)
    {
        try
        {
            if (!await KeptCheck.IsOurs(restoration.Inside(database)))
            {
                return await OtherVersion(database, output);
            }
            var replay = new Replay(restoration, new ErasureFolder(configuration["WM:Retention:List"] is { Length: > 0 } list ? list : null), new FileKeyStore(configuration["WM:Keys"]!));
            var (people, rows) = await replay.Run(database, TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await output.WriteLineAsync(FormattableString.Invariant($"destroyed again: {people} people of the erasure list, {rows} rows by their age; nothing of them is left and {database} is open"));
            return true;
        }
        catch (ReplayRefusedException refused)
        {
            await output.WriteLineAsync($"{database} stays closed: {refused.Message}");
            return false;
        }
        catch (PostgresException older) when (older.SqlState is PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction)
        {
            return await OtherVersion(database, output);
        }
    }

    private static async Task<bool> OtherVersion(string database, TextWriter output)
    {
        await output.WriteLineAsync($"{database} stays closed: it has the tables of another version. Run the migrator on it, then restore replay --into {database}");
        return false;
    }
}
