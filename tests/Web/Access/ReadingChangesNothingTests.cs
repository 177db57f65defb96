using Npgsql;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Whoever opens pages changes nothing: a link in a mail, a picture on another site or a browser that reads ahead can do no harm (ASVS 3.5.3).</summary>
public sealed class ReadingChangesNothingTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    // That somebody looked is what looking leaves behind: the log with its aliases, and when a session was last seen.
    private static readonly string[] Looking = ["audit.", "keys.audit_alias", "kernel.session"];

    [Fact]
    public async Task No_page_of_either_site_changes_a_row_when_it_is_opened()
    {
        using var member = world.Web.As(world.Member);
        using var officer = world.Web.As(world.RosterOfficer);
        var desks = world.Staff.ToDictionary(s => s.Key, s => world.Web.AtTerminal(s.Value));
        var before = await Digests();
        Assert.True(before.Count > 60, "hardly any table was found");
        var opened = 0;
        foreach (var row in AccessTable.Portal.Where(r => r.Door != Door.HalfSignedIn))
        {
            await (row.Door is Door.Officer or Door.RosterOfficer ? officer : member).Open(world.Path(row.Open));
            opened++;
        }
        foreach (var row in AccessTable.Office)
        {
            await desks[row.Roles is [var role, ..] ? role : StaffRole.Clerk].Open(world.Path(row.Open));
            opened++;
        }
        var after = await Digests();
        Assert.True(opened > 80, "hardly any page was opened");
        Assert.Equal([], after.Where(t => before[t.Key] != t.Value).Select(t => t.Key));
        await Run("update tickets.offering_stock set remaining = remaining");
        Assert.Equal(["tickets.offering_stock"], (await Digests()).Where(t => after[t.Key] != t.Value).Select(t => t.Key));
        foreach (var desk in desks.Values)
        {
            desk.Dispose();
        }
    }

    // xmin too: a row written again with the same content is a change.
    private async Task<Dictionary<string, string>> Digests()
    {
        await using var source = NpgsqlDataSource.Create(world.Web.Site.Superuser);
        var tables = new List<string>();
        await using (var reader = await source.CreateCommand("select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')").ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(t => !Looking.Any(l => t.StartsWith(l, StringComparison.Ordinal))))
        {
            await using var command = source.CreateCommand($"select coalesce(md5(string_agg(xmin::text || ctid::text, ',' order by ctid)), '') from {table}");
            digests[table] = (string)(await command.ExecuteScalarAsync())!;
        }
        return digests;
    }

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(world.Web.Site.Superuser);
        await source.CreateCommand(sql).ExecuteNonQueryAsync();
    }
}
