using Npgsql;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

// The jobs change keys by two functions of the owner's right: these touch ciphertext and nothing beside it.
public sealed class SealedColumnTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("payouts", "payout_file", "id", "person_id", "sha256")]
    [InlineData("identity", "passkey", "id", "person_id", "public_key")]
    [InlineData("kernel", "session", "id", "person_id", "token_hash")]
    [InlineData("keys", "person_key", "person_id", "person_id", "wrapped")]
    [InlineData("audit", "entry_subject", "entry_id", "alias", "note")]
    [InlineData("kernel", "session", "account_id", "person_id", "name")]
    public async Task A_column_that_is_not_on_the_list_is_neither_read_nor_replaced(string schema, string table, string id, string person, string column)
    {
        await using var jobs = await DatabaseFixture.Open(fixture.Database.Jobs);
        await Refused(jobs, $"select count(*) from keys.sealed_cells('{schema}', '{table}', '{id}', '{person}', array['{column}'], '{{}}')");
        await Refused(jobs, $"select keys.put_cells('{schema}', '{table}', '{id}', '{column}', '{{}}', '{{}}', '{{}}')");
    }

    [Theory]
    [InlineData("array['content', 'sha256']", "person_id")]
    [InlineData("array['content']", "batch_id")]
    [InlineData("'{}'", "person_id")]
    [InlineData("null", "person_id")]
    public async Task Nor_is_one_beside_a_sealed_column_or_by_another_person(string columns, string person)
    {
        await using var jobs = await DatabaseFixture.Open(fixture.Database.Jobs);
        await Refused(jobs, $"select count(*) from keys.sealed_cells('payouts', 'payout_file', 'id', '{person}', {columns}, '{{}}')");
    }

    [Fact]
    public async Task Every_column_of_the_list_is_read_and_replaced_by_the_jobs()
    {
        var calls = await fixture.Database.Read<string>(
            """
            select format('select (select count(*) from keys.sealed_cells(%1$L, %2$L, %3$L, %4$L, array[%5$L], ''{}'')) + keys.put_cells(%1$L, %2$L, %3$L, %5$L, ''{}'', ''{}'', ''{}'')',
                schema_name, table_name, id_column, person_column, column_name) from keys.sealed_column
            """);
        Assert.True(calls.Count > 60, $"only {calls.Count} columns");
        await using var jobs = await DatabaseFixture.Open(fixture.Database.Jobs);
        foreach (var call in calls)
        {
            Assert.Equal(0L, await DatabaseFixture.Scalar(jobs, call));
        }
    }

    private static async Task Refused(NpgsqlConnection jobs, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => DatabaseFixture.Scalar(jobs, sql));
        Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, "not a table of sealed columns"), (refused.SqlState, refused.MessageText));
    }
}
