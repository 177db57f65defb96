using Npgsql;
using WelfareMutual.Tests.Modules.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit;

// FEATURES AUD-02, AUD-06: the log is only added to, for every role; administrators cannot alter it.
public sealed class LogRightsTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly string[] Tables = ["audit.entry", "audit.entry_subject", "audit.link", "audit.seal"];
    private const string Nobody = "'00000000-0000-0000-0000-000000000000'";
    private static readonly string Write = Entry("Guest", Nobody, "");

    public static TheoryData<string> Roles => ["wm_gateway", "wm_office", "wm_jobs", "auditor", "wm_owner"];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Nobody_changes_or_takes_away_what_stands_in_the_log(string role)
    {
        await using var connection = await DatabaseFixture.Open(Address(role));
        foreach (var table in Tables)
        {
            var column = table == "audit.link" ? "seq" : table == "audit.seal" ? "last_seq" : table == "audit.entry" ? "terminal" : "note";
            foreach (var sql in (string[])[$"update {table} set {column} = {column}", $"delete from {table}", $"truncate {table} cascade"])
            {
                Assert.Contains((await Refused(connection, sql)), (string[])["42501", "25006"]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task The_product_s_roles_add_by_the_function_alone(string role)
    {
        if (role == "wm_owner")
        {
            return; // the owner of the tables may insert; what stands beside the chain is found by the verifier
        }
        await using var connection = await DatabaseFixture.Open(Address(role));
        foreach (var table in Tables)
        {
            Assert.Contains(await Refused(connection, $"insert into {table} default values"), (string[])["42501", "25006"]);
        }
        if (role == "auditor")
        {
            Assert.Contains(await Refused(connection, Write), (string[])["42501", "25006"]);
        }
        else
        {
            await DatabaseFixture.Scalar(connection, Write);
        }
    }

    /// <summary>Whoever holds the Gateway's machine has its role: they cannot put a deed down to staff, to a job, or to a member whose session is not there.</summary>
    [Theory]
    [InlineData("Staff", true, "T-01")]
    [InlineData("Staff", false, "")]
    [InlineData("Job", false, "job")]
    [InlineData("Member", true, "portal east")]
    [InlineData("Officer", true, "")]
    [InlineData("Guest", true, "")]
    [InlineData("Guest", false, "T-01")]
    [InlineData("Member", false, "hook")]
    public async Task The_gateway_forges_no_entry_of_anothers(string kind, bool somebody, string terminal)
    {
        await using var gateway = await DatabaseFixture.Open(fixture.Database.Gateway);
        var entry = Entry(kind, somebody ? "gen_random_uuid()" : Nobody, terminal);
        Assert.Equal("42501", await Refused(gateway, entry));
        await using var office = await DatabaseFixture.Open(fixture.Database.Office);
        Assert.Null(await Refused(office, entry)); // the statement is sound: it is the Gateway that is refused
        Assert.Null(await Refused(gateway, Entry("Hook", Nobody, "hook")));
    }

    [Fact]
    public async Task An_administrator_without_the_product_s_roles_has_no_right_here()
    {
        await using var superuser = await DatabaseFixture.Open(fixture.Database.Superuser);
        await DatabaseFixture.Scalar(superuser, "drop role if exists wm_test_dba; create role wm_test_dba createdb createrole; set role wm_test_dba");
        foreach (var table in Tables)
        {
            Assert.Equal("42501", await Refused(superuser, $"select * from {table}"));
        }
        Assert.Equal("42501", await Refused(superuser, Write));
        await DatabaseFixture.Scalar(superuser, "reset role; drop role wm_test_dba");
    }

    [Fact]
    public async Task The_chain_is_written_by_the_jobs_and_by_no_other()
    {
        await using var superuser = await DatabaseFixture.Open(fixture.Database.Superuser);
        Assert.Equal("wm_jobs,wm_owner", await DatabaseFixture.Scalar(superuser,
            """
            select string_agg(r, ',' order by r) from unnest(array['wm_gateway', 'wm_office', 'wm_jobs', 'auditor', 'wm_owner']) r
            where has_function_privilege(r, 'audit.append(bigint, uuid[], bytea[])', 'execute')
            """));
    }

    private static string Entry(string kind, string actor, string terminal) =>
        $"select audit.write(gen_random_uuid(), '{kind}', {actor}, '{terminal}', 'tests.look', 'ok', null, null, gen_random_uuid(), array[gen_random_uuid()], array[null::bytea])";

    private string Address(string role) => role switch
    {
        "wm_gateway" => fixture.Database.Gateway,
        "wm_office" => fixture.Database.Office,
        "wm_jobs" => fixture.Database.Jobs,
        "auditor" => fixture.Database.Auditor,
        _ => fixture.Database.Owner,
    };

    private static async Task<string?> Refused(NpgsqlConnection connection, string sql)
    {
        try
        {
            await DatabaseFixture.Scalar(connection, sql);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
