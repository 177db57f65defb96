using System.Net.Sockets;
using Npgsql;

namespace WelfareMutual.Host.Composition;

/// <summary>Whether the database came out of a backup and still holds people who have been erased since: no host works on such a one.</summary>
public static class RestoreCheck
{
    /// <param name="connection">As the process's own role.</param>
    /// <returns>A sentence for the operator, or none. None too while the database does not answer: it lets no host in before it was released (the right to connect is withdrawn).</returns>
    public static async Task<IReadOnlyList<string>> Faults(string connection)
    {
        try
        {
            await using var database = new NpgsqlConnection(connection);
            await database.OpenAsync();
            await using var ask = new NpgsqlCommand("select backup from backups.restored where released_at is null limit 1", database);
            return await ask.ExecuteScalarAsync() is string backup ? [Sentence($"the backup {backup}")] : [];
        }
        catch (PostgresException closed) when (closed.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return [Sentence("a backup")];
        }
        catch (Exception gone) when (gone is NpgsqlException or SocketException or TimeoutException)
        {
            return [];
        }
    }

    private static string Sentence(string backup) =>
        $"WM:Database: this database was restored from {backup} and what was destroyed since then is still in it; restore replay carries it out and opens the database.";
}
