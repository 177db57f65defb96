using Npgsql;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Every_role_of_the_product_signs_in_to_its_clone()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (address, role) in new[] { (database.Owner, "wm_owner"), (database.Gateway, "wm_gateway"), (database.Office, "wm_office"), (database.Jobs, "wm_jobs"), (database.Auditor, "auditor"), (database.Backup, "wm_backup") })
            Assert.Equal(role, await Scalar(address, "select current_user::text"));
    }

    [Fact]
    public async Task Two_classes_do_not_see_each_other_and_a_dropped_clone_is_gone()
    {
        var first = await TestDatabase.Create();
        await using var second = await TestDatabase.Create();
        await Scalar(first.Owner, "create table public.mark ()");
        Assert.Equal(DBNull.Value, await Scalar(second.Owner, "select to_regclass('public.mark')::text"));
        await first.DisposeAsync();
        Assert.Equal(0L, await Scalar(second.Superuser, $"select count(*) from pg_database where datname = '{first.Name}'"));
    }

    [Fact]
    public async Task The_auditor_cannot_write()
    {
        await using var database = await TestDatabase.Create();
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Scalar(database.Auditor, "create temporary table mark ()"));
        Assert.Contains(refusal.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ReadOnlySqlTransaction });
    }

    static async Task<object?> Scalar(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
