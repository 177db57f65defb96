using Npgsql;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

// ARCHITECTURE.md, "Row security": a role cannot choose its subject.
public sealed class SubjectTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    readonly Guid person = Guid.CreateVersion7();
    readonly string token = $"token-{Guid.CreateVersion7()}";

    [Fact]
    public async Task A_token_brings_its_person_for_this_transaction_only()
    {
        await Session("Member");
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        await using (var transaction = await gateway.BeginTransactionAsync())
        {
            await Enter(gateway);
            Assert.Equal(person, await DatabaseFixture.Scalar(gateway, "select kernel.subject_person()"));
            await transaction.CommitAsync();
        }
        Assert.Equal(DBNull.Value, await DatabaseFixture.Scalar(gateway, "select kernel.subject_person()"));
    }

    [Fact]
    public async Task The_gateway_starts_no_session_of_staff()
    {
        static string Start(string kind) =>
            $"select kernel.start_session('{Guid.CreateVersion7()}', '{Guid.CreateVersion7()}', '{kind}', 'Full', '{Guid.CreateVersion7()}', '{Guid.CreateVersion7()}', null, '{{}}', '', null, '', '1 hour', '8 hours')";
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        await DatabaseFixture.Scalar(gateway, Start("Member"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => DatabaseFixture.Scalar(gateway, Start("Staff")));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_subject_made_up_by_the_role_is_nobody()
    {
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        await using var transaction = await gateway.BeginTransactionAsync();
        await DatabaseFixture.Scalar(gateway, $"select set_config('wm.subject', '{Guid.CreateVersion7()}|{person}||{new string('0', 64)}', true)");
        Assert.Equal(DBNull.Value, await DatabaseFixture.Scalar(gateway, "select kernel.subject_person()"));
    }

    [Fact]
    public async Task Another_person_under_a_true_seal_is_nobody()
    {
        await Session("Member");
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        await using var transaction = await gateway.BeginTransactionAsync();
        await Enter(gateway);
        await DatabaseFixture.Scalar(gateway, $"select set_config('wm.subject', replace(current_setting('wm.subject'), '{person}', '{Guid.CreateVersion7()}'), true)");
        Assert.Equal(DBNull.Value, await DatabaseFixture.Scalar(gateway, "select kernel.subject_person()"));
    }

    [Fact]
    public async Task A_subject_kept_from_an_earlier_transaction_is_nobody()
    {
        await Session("Member");
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        string kept;
        await using (var transaction = await gateway.BeginTransactionAsync())
        {
            await Enter(gateway);
            kept = (string)(await DatabaseFixture.Scalar(gateway, "select current_setting('wm.subject')"))!;
            await transaction.CommitAsync();
        }
        await using var second = await gateway.BeginTransactionAsync();
        await DatabaseFixture.Scalar(gateway, $"select set_config('wm.subject', '{kept}', true)");
        Assert.Equal(DBNull.Value, await DatabaseFixture.Scalar(gateway, "select kernel.subject_person()"));
    }

    [Theory]
    [InlineData("select kernel.subject_mac('x')")]
    [InlineData("select kernel.set_subject(gen_random_uuid(), gen_random_uuid(), null)")]
    [InlineData("select secret from kernel.subject_secret")]
    [InlineData("select token_hash from kernel.session")]
    [InlineData("select secret from kernel.pseudonym_secret")]
    [InlineData("set role wm_owner")]
    public async Task What_could_make_a_subject_is_closed_to_every_role(string sql)
    {
        foreach (var address in (string[])[fixture.Database.Gateway, fixture.Database.Office, fixture.Database.Jobs, fixture.Database.Auditor])
        {
            await using var connection = await DatabaseFixture.Open(address);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => DatabaseFixture.Scalar(connection, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("ended_at", "now()")]
    [InlineData("expires_at", "now() - interval '1 second'")]
    [InlineData("last_seen_at", "now() - interval '2 hours'")]
    public async Task A_session_that_is_over_brings_nobody(string column, string value)
    {
        await Session("Member", (column, value));
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        Assert.Null(await DatabaseFixture.Scalar(gateway, $"select session_id from kernel.enter('{token}', null)"));
    }

    [Fact]
    public async Task A_session_of_staff_answers_to_its_own_card_only()
    {
        await Session("Staff", ("card_serial", "'C-1'"));
        await using var office = await DatabaseFixture.Open(fixture.Database.Office);
        Assert.Null(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', null)"));
        Assert.Null(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', 'C-2')"));
        Assert.NotNull(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', 'C-1')"));
    }

    [Fact]
    public async Task A_session_of_staff_answers_at_its_own_terminal_only()
    {
        await Session("Staff", ("card_serial", "'C-1'"), ("terminal", "'T-01'"));
        await using var office = await DatabaseFixture.Open(fixture.Database.Office);
        Assert.Null(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', 'C-1', 'T-02')"));
        Assert.Null(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', 'C-1')"));
        Assert.NotNull(await DatabaseFixture.Scalar(office, $"select session_id from kernel.enter('{token}', 'C-1', 'T-01')"));
    }

    [Fact]
    public async Task Lent_rights_are_gone_at_the_moment_they_end_in_the_middle_of_the_session()
    {
        await Session("Staff", ("card_serial", "'C-1'"), ("terminal", "null"), ("rights", "'{Clerk}'"), ("lent_rights", "'{Cashier}'"), ("lent_until", "clock_timestamp() + interval '1 hour'"));
        await using var office = await DatabaseFixture.Open(fixture.Database.Office);
        Assert.Equal("Clerk,Cashier", await DatabaseFixture.Scalar(office, $"select array_to_string(rights, ',') from kernel.enter('{token}', 'C-1')"));
        await using var superuser = await DatabaseFixture.Open(fixture.Database.Superuser);
        await DatabaseFixture.Scalar(superuser, "update kernel.session set lent_until = clock_timestamp()");
        Assert.Equal("Clerk", await DatabaseFixture.Scalar(office, $"select array_to_string(rights, ',') from kernel.enter('{token}', 'C-1')"));
    }

    async Task Session(string kind, params (string Column, string Sql)[] given)
    {
        await using var superuser = await DatabaseFixture.Open(fixture.Database.Superuser);
        (string, string)[] usual =
        [
            ("token_hash", $"sha256('{token}')"), ("kind", $"'{kind}'"), ("stage", "'Full'"), ("person_id", $"'{person}'"), ("enterprise_id", "null"),
            ("card_serial", "null"), ("terminal", "null"), ("ended_at", "null"), ("expires_at", "now() + interval '1 hour'"),
        ];
        await new Planter(superuser).Row("kernel.session", Guid.CreateVersion7(), 1, [.. usual.Where(u => given.All(g => g.Column != u.Item1)), .. given]);
    }

    async Task Enter(NpgsqlConnection connection) =>
        Assert.NotNull(await DatabaseFixture.Scalar(connection, $"select session_id from kernel.enter('{token}', null)"));
}
