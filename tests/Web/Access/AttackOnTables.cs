using System.Globalization;
using System.Text;
using Npgsql;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every table as every role of the database; as the Gateway's also with the token of a member who came by.</summary>
internal sealed class AttackOnTables(AccessWorld world)
{
    private const string Open = "rows that concern no person, or are published";

    private TestDatabase Database => world.Web.Site.Database;

    public async Task Write(StringBuilder text)
    {
        AttackTests.Head(text, "2. With the Gateway in hand as well: every table as every role",
            "The thief has the password of wm_gateway, and perhaps the token of one member. Rows of people need a session's token, which the database verifies itself. "
            + "The other roles' passwords are on other machines; what they read is sealed where it is personal (section 4). Rights to write are in tests/Modules/Database/grants.txt.");
        text.Append("| table | wm_gateway | with a member's token | wm_office | wm_jobs | auditor | wm_backup |\n|---|---|---|---|---|---|---|\n");
        await using var gateway = await Connected(Database.Gateway);
        await using var office = await Connected(Database.Office);
        await using var jobs = await Connected(Database.Jobs);
        await using var auditor = await Connected(Database.Auditor);
        await using var backup = await Connected(Database.Backup);
        var others = await Others();
        foreach (var table in await Database.Read<string>(
            "select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'oracle') order by 1"))
        {
            var seen = await Seen(gateway, table);
            text.Append(CultureInfo.InvariantCulture, $"| {table} | {seen} | {await WithToken(gateway, table, seen, others)} ");
            foreach (var role in new[] { office, jobs, auditor, backup })
            {
                text.Append(CultureInfo.InvariantCulture, $"| {(await Seen(role, table) == "refused" ? "refused" : "reads")} ");
            }
            text.Append("|\n");
        }
    }

    /// <summary>Ids of somebody else, of somebody at another enterprise, and of that enterprise.</summary>
    private async Task<string[]> Others() =>
        [.. await Database.Read<string>($"select x::text from kernel.session s, unnest(array[s.person_id, s.enterprise_id]) x where x is not null and s.token_hash in ({Hash(world.OtherMember)}, {Hash(world.OtherOfficer)})")];

    private static string Hash(SiteUser user) => $"sha256('{user.Token}'::bytea)";

    private async Task<string> WithToken(NpgsqlConnection gateway, string table, string without, string[] others)
    {
        if (without is Open or "refused")
        {
            return without == Open ? "the same" : without;
        }
        await using var transaction = await gateway.BeginTransactionAsync();
        Assert.NotNull(await Scalar(gateway, $"select session_id from kernel.enter('{world.Member.Token}', null)"));
        var readable = await Scalar(gateway, $"select string_agg(format('t.%I', attname), ', ') from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and has_column_privilege(attrelid, attnum, 'select')");
        var foreign = (long)(await Scalar(gateway, $"select count(*) from {table} t where row({readable})::text like any (array[{string.Join(", ", others.Select(o => $"'%{o}%'"))}])"))!;
        Assert.True(foreign == 0, $"{table}: {foreign} rows of somebody else");
        return await Scalar(gateway, $"select exists (select from {table})") is true ? "own, or of the own enterprise" : "no row";
    }

    private static async Task<string> Seen(NpgsqlConnection database, string table)
    {
        try
        {
            return await Scalar(database, $"select exists (select from {table})") is true ? Open : "no row";
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return "refused";
        }
    }

    private static async Task<object?> Scalar(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<NpgsqlConnection> Connected(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        return connection;
    }
}
