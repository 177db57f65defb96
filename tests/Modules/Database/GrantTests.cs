using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

// ARCHITECTURE.md, "SQL": a written table of role and right. WM_WRITE_DOCS=1 writes it anew, to be read before it is committed.
public sealed class GrantTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    static readonly string Written = Path.Combine(Repository.Root, "tests", "Modules", "Database", "grants.txt");

    /// <summary>What is written once and never again: whoever could change it could change what happened.</summary>
    static readonly string[] Ledgers =
    [
        "audit.entry", "audit.entry_subject", "audit.link", "audit.seal", "kernel.rule_version", "enterprises.enterprise_profile", "enterprises.enterprise_account",
        "enterprises.enterprise_transition", "casework.case_move", "payouts.payout_file", "payouts.payout_download", "tickets.reservation_line",
        "retention.erased", "retention.erased_rows", "retention.list_file", "retention.listed", "retention.disposal_line", "retention.disposal_check", "events.entry_line", "backups.run", "condolence_benefits.benefit_table_version", "condolence_benefits.claim_correction", "exports.hand_over",
    ];

    [Fact]
    public async Task The_written_table_of_rights_is_what_PostgreSQL_grants()
    {
        var actual = Write(await Catalog.Read(fixture.Database.Superuser));
        if (Environment.GetEnvironmentVariable("WM_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Written, actual);
        }
        var expected = File.Exists(Written) ? await File.ReadAllLinesAsync(Written) : [];
        var lines = actual.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var difference = expected.Except(lines).Select(l => $"written  {l}").Concat(lines.Except(expected).Select(l => $"granted  {l}")).ToArray();
        Assert.True(difference.Length == 0, "tests/Modules/Database/grants.txt differs:\n" + string.Join('\n', difference));
        Assert.True(lines.Length > 40, $"only {lines.Length} lines");
    }

    [Fact]
    public async Task A_right_that_nobody_wrote_down_is_seen()
    {
        await using var database = await TestDatabase.Create();
        await using var owner = await DatabaseFixture.Open(database.Owner);
        await DatabaseFixture.Scalar(owner, "grant delete on audit.entry to wm_jobs; grant usage on schema audit to wm_jobs");
        Assert.DoesNotContain(Write(await Catalog.Read(database.Superuser)), await File.ReadAllTextAsync(Written), StringComparison.Ordinal);
        Assert.Contains("audit.entry", await Changed(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledgers_are_never_updated_or_deleted()
    {
        var tables = (await Catalog.Read(fixture.Database.Superuser)).ToDictionary(t => t.Name, StringComparer.Ordinal);
        Assert.All(Ledgers, ledger => Assert.All(tables[ledger].Rights, rights => Assert.EndsWith("--", rights, StringComparison.Ordinal)));
        await using var owner = await DatabaseFixture.Open(fixture.Database.Gateway);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => DatabaseFixture.Scalar(owner, "delete from audit.entry"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("wm_gateway")]
    [InlineData("wm_office")]
    [InlineData("wm_jobs")]
    public async Task Every_mapped_set_opens_for_the_roles_that_may_read_it_and_for_no_other(string role)
    {
        var address = role == "wm_gateway" ? fixture.Database.Gateway : role == "wm_office" ? fixture.Database.Office : fixture.Database.Jobs;
        var tables = (await Catalog.Read(fixture.Database.Superuser)).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var context in Contexts())
        {
            await using var db = Open(context, address);
            foreach (var entity in db.Model.GetEntityTypes())
            {
                tried++;
                var name = $"{entity.GetSchema()}.{entity.GetTableName()}";
                if (!tables.TryGetValue(name, out var table))
                {
                    wrong.Add($"{name} is mapped and not there");
                }
                else if (await Refusal(db, entity) is var refusal && (refusal is null) != table.MayRead(role))
                {
                    wrong.Add($"{name}: {table.Of(role)} and {refusal ?? "opened"}");
                }
            }
        }
        Assert.Equal([], wrong);
        Assert.True(tried >= 15, $"only {tried} sets");
    }

    static IEnumerable<Type> Contexts() => Host.Composition.Modules.Assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ModuleDb).IsAssignableFrom(t));

    static DbContext Open(Type context, string address)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        return (DbContext)Activator.CreateInstance(context, builder.UseNpgsql(address).Options, null)!;
    }

    static async Task<string?> Refusal(DbContext db, IEntityType entity)
    {
        try
        {
            await (Task)typeof(GrantTests).GetMethod(nameof(ReadOne), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
                .MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            return null;
        }
        catch (PostgresException refused)
        {
            return $"{refused.SqlState} {refused.MessageText}";
        }
    }

    static async Task ReadOne<T>(DbContext db) where T : class => await db.Set<T>().AsNoTracking().Take(1).ToListAsync();

    static async Task<string> Changed(TestDatabase database) =>
        string.Join('\n', Write(await Catalog.Read(database.Superuser)).Split('\n').Except(await File.ReadAllLinesAsync(Written)));

    static string Write(IReadOnlyList<Catalog.Table> tables)
    {
        var width = tables.Max(t => t.Name.Length) + 2;
        var text = new StringBuilder();
        text.Append("# role x table: Select Insert Update Delete, a dash where denied; rows: limited by row security\n");
        text.Append("table".PadRight(width)).Append(string.Concat(Catalog.Roles.Select(r => r.PadRight(12)))).Append("rows\n");
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.Name.PadRight(width)}{string.Concat(table.Rights.Select(r => r.PadRight(12)))}{(table.IsView ? "view" : table.RowSecurity ? "limited" : "all")}\n");
        }
        return text.ToString();
    }
}
