using Npgsql;

namespace WelfareMutual.Host.Composition;

/// <summary>The process's connections to PostgreSQL. A person waits at the other end: what the connection string leaves open is bounded here,
/// so that a silent database becomes "not available" and not a queue. Statements that come again are prepared: planning them, with the rights
/// of each row, costs as much as running them.</summary>
public static class DatabaseSource
{
    /// <param name="statementSeconds">How long one statement may take; jobs, for which nobody waits, get more.</param>
    /// <param name="connections">At most; null leaves it to the connection string.</param>
    public static NpgsqlDataSource Open(string connectionString, int statementSeconds = 5, int? connections = null)
    {
        (string Key, object Value)[] bounds = [("Timeout", 3), ("Command Timeout", statementSeconds), ("Cancellation Timeout", 1000), ("Keepalive", 10), ("Max Auto Prepare", 100)];
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        foreach (var (key, value) in bounds.Where(b => !settings.ShouldSerialize(b.Key)))
        {
            settings[key] = value;
        }
        settings.MaxPoolSize = connections ?? settings.MaxPoolSize;
        return NpgsqlDataSource.Create(settings);
    }
}
