using System.Data;
using Npgsql;

namespace WelfareMutual.Kernel.Database;

/// <summary>The one connection and the one transaction of a use case, shared by all modules' contexts.</summary>
public sealed class DbSession(NpgsqlDataSource source) : IAsyncDisposable
{
    private const string Savepoint = "remembered";
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    public NpgsqlConnection Connection => connection ?? throw new InvalidOperationException("the use case has not begun");
    public NpgsqlTransaction Transaction => transaction ?? throw new InvalidOperationException("the use case has not begun");

    /// <param name="oneMoment">Every statement sees the same moment: who reads while a person is erased gets the whole record or nothing of it.</param>
    internal async Task Open(bool oneMoment, CancellationToken ct)
    {
        connection = await source.OpenConnectionAsync(ct);
        transaction = await connection.BeginTransactionAsync(oneMoment ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, ct);
    }

    internal Task Open(CancellationToken ct) => Open(oneMoment: false, ct);

    /// <summary>What was written so far stays even when the use case refuses: failure counters, used challenges, alarms.</summary>
    public Task Remember(CancellationToken ct = default) => Transaction.SaveAsync(Savepoint, ct);

    internal Task ForgetSinceRemembered(CancellationToken ct) => Transaction.RollbackAsync(Savepoint, ct);

    internal Task Commit(CancellationToken ct) => Transaction.CommitAsync(ct);

    /// <summary>A statement of Kernel's own or of a module's definer function; positional parameters $1, $2, …</summary>
    public NpgsqlCommand Command(string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, Connection, Transaction);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
