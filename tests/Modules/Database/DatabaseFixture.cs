using Npgsql;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

/// <summary>One migrated database for the tests of a class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.Create();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    public static async Task<NpgsqlConnection> Open(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
