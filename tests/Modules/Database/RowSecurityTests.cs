using Npgsql;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

// FEATURES IAM-07: two people in every table about people; whoever is signed in finds one of them at most.
public sealed class RowSecurityTests : IAsyncLifetime
{
    static readonly Guid One = Guid.CreateVersion7();
    static readonly Guid Other = Guid.CreateVersion7();

    /// <summary>Tables with a person's or an enterprise's id that the Gateway reads whole, each with its reason.</summary>
    static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
    };

    TestDatabase database = null!;
    IReadOnlyList<Catalog.Table> tables = [];

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create();
        tables = [.. (await Catalog.Read(database.Superuser)).Where(t => !t.IsView)];
        await using var superuser = await DatabaseFixture.Open(database.Superuser);
        var planter = await Planter.Begin(superuser);
        foreach (var table in tables.Where(t => t.Name is not ("kernel.subject_secret" or "kernel.session")))
        {
            await planter.Row(table.Name, One, 1);
            await planter.Row(table.Name, Other, 2);
        }
        await Session(planter, "member", "Member", One, "null");
        await Session(planter, "officer", "Officer", Guid.CreateVersion7(), $"'{One}'");
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public void Every_table_about_people_or_enterprises_has_row_security()
    {
        var personal = tables.Where(t => t.IsPersonal && Catalog.Roles.Any(t.MayRead)).ToArray();
        Assert.True(personal.Length >= 10, $"only {personal.Length} tables about people");
        Assert.Equal([], personal.Where(t => !t.RowSecurity && !Open.ContainsKey(t.Name)).Select(t => t.Name));
        Assert.Equal([], Open.Keys.Where(o => tables.Any(t => t.Name == o && t.RowSecurity)));
    }

    [Fact]
    public async Task Without_a_subject_the_gateway_finds_nobody()
    {
        var found = await Seen(null);
        Assert.Equal([], found.Where(f => f.Rows > 0).Select(f => $"{f.Table}: {f.Rows}"));
        Assert.True(found.Count >= 8, $"only {found.Count} tables were read");
    }

    [Theory]
    [InlineData("member")]
    [InlineData("officer")]
    public async Task Whoever_is_signed_in_never_finds_another(string token)
    {
        var found = await Seen(token);
        Assert.Equal([], found.Where(f => f.Others > 0).Select(f => f.Table));
        Assert.True(found.Any(f => f.Rows > 0), "nothing was found at all: did the session begin?");
    }

    /// <summary>FEATURES ENT-09, decision 0030: the employer does not learn why somebody is helped, nor to which account.</summary>
    [Fact]
    public async Task An_officer_finds_no_row_about_cases_benefits_or_payees_of_the_own_people()
    {
        string[] modules = ["casework.", "condolence_benefits.", "payouts."];
        var found = (await Seen("officer")).Where(f => modules.Any(m => f.Table.StartsWith(m, StringComparison.Ordinal))).ToArray();
        Assert.True(found.Length >= 6, $"only {found.Length} tables");
        Assert.Equal([], found.Where(f => f.Rows > 0).Select(f => f.Table));
    }

    [Fact]
    public async Task A_table_left_open_is_seen()
    {
        await using (var superuser = await DatabaseFixture.Open(database.Superuser))
        {
            await DatabaseFixture.Scalar(superuser, "alter table tickets.reservation disable row level security");
        }
        Assert.Contains(await Seen(null), f => f is { Table: "tickets.reservation", Rows: 2 });
        Assert.Contains(await Catalog.Read(database.Superuser), t => t is { Name: "tickets.reservation", RowSecurity: false, IsPersonal: true });
    }

    sealed record Finding(string Table, long Rows, long Others);

    async Task<List<Finding>> Seen(string? token)
    {
        await using var gateway = await DatabaseFixture.Open(database.Gateway);
        var found = new List<Finding>();
        foreach (var table in tables.Where(t => t.IsPersonal && t.MayRead("wm_gateway") && !Open.ContainsKey(t.Name)))
        {
            await using var transaction = await gateway.BeginTransactionAsync();
            if (token is not null)
            {
                Assert.NotNull(await DatabaseFixture.Scalar(gateway, $"select session_id from kernel.enter('{token}', null)"));
            }
            var rows = (long)(await DatabaseFixture.Scalar(gateway, $"select count(*) from {table.Name}"))!;
            var others = (long)(await DatabaseFixture.Scalar(gateway, $"select count(*) from {table.Name} t where t::text like '%{Other}%'"))!;
            found.Add(new(table.Name, rows, others));
        }
        return found;
    }

    static Task Session(Planter planter, string token, string kind, Guid person, string enterprise) =>
        planter.Row("kernel.session", Guid.CreateVersion7(), 1,
            ("token_hash", $"sha256('{token}')"), ("kind", $"'{kind}'"), ("stage", "'Full'"), ("person_id", $"'{person}'"), ("account_id", $"'{person}'"),
            ("enterprise_id", enterprise), ("card_serial", "null"), ("ended_at", "null"), ("expires_at", "now() + interval '1 hour'"));
}
