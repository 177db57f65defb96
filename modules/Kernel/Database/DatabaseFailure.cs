using System.Net.Sockets;
using Npgsql;

namespace WelfareMutual.Kernel.Database;

/// <summary>Tells a database that is not there from a statement that was wrong.</summary>
public static class DatabaseFailure
{
    /// <summary>Classes of SQLSTATE in which the database, not the statement, is at fault: shut down or starting, out of resources,
    /// broken underneath, does not let the role in.</summary>
    private static readonly string[] Unable = ["57P", "53", "58", "28"];

    /// <summary>Asking again later may help; the question itself was in order.</summary>
    public static bool IsGone(Exception failure) =>
        failure is TimeoutException
        || (Refusal(failure) is { } refused
            ? Unable.Any(s => refused.SqlState.StartsWith(s, StringComparison.Ordinal))
            : Chain(failure).Any(e => e is NpgsqlException or SocketException || DisposedInside(e)));

    /// <summary>What PostgreSQL itself answered; null when it did not.</summary>
    public static PostgresException? Refusal(Exception failure) => Chain(failure).OfType<PostgresException>().FirstOrDefault();

    // Npgsql 10.0.0: a connection that was cut while its statement was being cancelled is used once more after its disposal.
    private static bool DisposedInside(Exception failure) =>
        failure is ObjectDisposedException && failure.StackTrace?.Contains("Npgsql.Internal", StringComparison.Ordinal) == true;

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
