using Npgsql;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

// Issue 2, section 4: the shape that drills rely on, the rules that must hold in it, and that each rule reports when it is broken.
public sealed class OracleTests(OracleTests.Relaxed relaxed) : IClassFixture<OracleTests.Relaxed>
{
    static readonly Guid Order = Guid.CreateVersion7();
    static readonly Guid Other = Guid.CreateVersion7();

    static readonly string Rules = File.ReadAllText(Path.Combine(Repository.Root, "modules", "Backups", "Restoring", "invariants.sql"));

    static readonly Dictionary<string, string> Shape = new(StringComparer.Ordinal)
    {
        ["oracle.orders"] = "id,idem_key,state,amount,payer,lot_id,qty,member_id,payment_ref,created_at",
        ["oracle.lots"] = "id,capacity,remaining",
        ["oracle.payments"] = "ref,order_id,amount,currency,state",
        ["oracle.hooks"] = "event_id,received_at,applied_at,result",
        ["oracle.benefits"] = "id,member_id,kind,event_date,subject_key,amount,state,entered_by,approved_by",
        ["oracle.payouts"] = "file_id,line_no,benefit_id,amount,state",
        ["oracle.payout_files"] = "id,total,count,sha256,state",
        ["oracle.imports"] = "id,sha256,rows_total,rows_ok,rows_bad,state",
        ["oracle.outbox"] = "id,kind,object_id,recipient_hash,state,attempts,created_at,sent_at",
        ["oracle.jobs"] = "name,run_key,instance,started_at,finished_at,result",
        ["oracle.audit"] = "seq,at,actor,terminal,action,object,txid,prev_hash,hash",
        ["oracle.audit_unchained"] = "id,at",
        ["oracle.sessions"] = "id_hash,user_id,card_serial,expires_at,last_seen_at",
        ["oracle.revocations"] = "card_serial,at",
        ["oracle.subject_keys"] = "subject_id,key_id,destroyed_at",
        ["oracle.erasures"] = "subject_id,due_at,done_at,proof_hash",
    };

    [Fact]
    public async Task The_views_have_the_agreed_shape()
    {
        var views = (await Catalog.Read(relaxed.Database.Superuser)).Where(t => t.Name.StartsWith("oracle.", StringComparison.Ordinal)).ToArray();
        Assert.All(Shape, s => Assert.Equal($"{s.Key}: {s.Value}", $"{s.Key}: {string.Join(',', views.Single(v => v.Name == s.Key).Columns)}"));
        Assert.Equal(Shape.Count, views.Length);
    }

    [Fact]
    public async Task The_auditor_reads_the_views_and_nothing_else()
    {
        var all = await Catalog.Read(relaxed.Database.Superuser);
        Assert.Equal(Shape.Keys.Order(StringComparer.Ordinal), all.Where(t => t.Of("auditor") == "S---").Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(all.Where(t => !t.IsView), t => Assert.Equal("----", t.Of("auditor")));
        await using var superuser = await DatabaseFixture.Open(relaxed.Database.Superuser);
        Assert.Equal(0L, await DatabaseFixture.Scalar(superuser,
            "select count(*) from pg_proc where proowner = 'wm_owner'::regrole and has_function_privilege('auditor', oid, 'execute') and has_schema_privilege('auditor', pronamespace, 'usage')"));
    }

    [Fact]
    public async Task No_id_of_a_person_is_shown()
    {
        var person = Guid.CreateVersion7();
        await using var superuser = await DatabaseFixture.Open(relaxed.Database.Superuser);
        await using var transaction = await superuser.BeginTransactionAsync();
        var planter = new Planter(superuser);
        foreach (var table in (await Catalog.Read(relaxed.Database.Superuser)).Where(t => !t.IsView && !t.Name.EndsWith("_secret", StringComparison.Ordinal)))
        {
            string[] personal = ["person_id", "payer_id", "account_id", "actor_id", "household_id", "enterprise_id", "entered_by", "approved_by", "object_id", "subject_id"];
            await planter.Row(table.Name, Order, 1, [.. table.Columns.Where(personal.Contains).Select(c => (c, $"'{person}'"))]);
        }
        foreach (var view in Shape.Keys)
        {
            Assert.Equal(0L, await DatabaseFixture.Scalar(superuser, $"select count(*) from {view} v where v::text like '%{person}%' or v::text like '%{person:N}%'"));
        }
        Assert.Equal(1L, await DatabaseFixture.Scalar(superuser, $"select count(distinct k.subject_id) from oracle.orders o join oracle.subject_keys k on k.subject_id = o.member_id"));
    }

    [Fact]
    public async Task A_clean_database_breaks_no_rule()
    {
        await using var database = await TestDatabase.Create();
        await using var auditor = await DatabaseFixture.Open(database.Auditor);
        Assert.Equal([], await Broken(auditor));
    }

    public static TheoryData<string> Names => [.. Breaks.Keys];

    [Fact]
    public void Every_rule_is_broken_once() =>
        Assert.Equal(System.Text.RegularExpressions.Regex.Matches(Rules, "select '(I[0-9]+[ab]?)'", default, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value), Breaks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_rule_is_reported(string rule)
    {
        await using var superuser = await DatabaseFixture.Open(relaxed.Database.Superuser);
        await using var transaction = await superuser.BeginTransactionAsync();
        Assert.Equal([], await Broken(superuser));
        await Breaks[rule](new Planter(superuser));
        Assert.Equal([rule], (await Broken(superuser)).Distinct());
    }

    static async Task Paid(Planter planter, Guid id, string state = "Paid", string amount = "1000")
    {
        await planter.Row("tickets.offering_stock", id, 0, ("capacity", state is "Paid" ? "1" : "0"));
        await planter.Row("tickets.reservation", id, 1, ("state", $"'{state}'"), ("amount", amount));
    }

    static Task Captured(Planter planter, Guid id, string amount = "1000", string state = "Captured") =>
        planter.Row("payments.payment", Guid.CreateVersion7(), 1, ("order_id", $"'{id}'"), ("amount", amount), ("state", $"'{state}'"));

    static Task Benefit(Planter planter, Guid id, string state, string by, string approved) =>
        planter.Row("condolence_benefits.benefit", id, 1, ("person_id", $"'{Order}'"), ("kind", "'Marriage'"), ("subject_key", @"'\x01'"),
            ("state", $"'{state}'"), ("entered_by", by), ("approved_by", approved));

    static Task View(Planter planter, string name, string columns) => planter.Run($"create or replace view oracle.{name} as select {columns}");

    static readonly Dictionary<string, Func<Planter, Task>> Breaks = new(StringComparer.Ordinal)
    {
        ["I1"] = p => p.Row("tickets.offering_stock", Order, 4, ("capacity", "10")),
        ["I2a"] = p => Paid(p, Order),
        ["I2b"] = async p =>
        {
            await Paid(p, Order);
            await Captured(p, Order);
            await Captured(p, Order);
        },
        ["I3"] = async p =>
        {
            await p.Row("tickets.reservation", Order, 1, ("state", "'Cancelled'"), ("idem_key", $"'{Order}'"));
            await p.Row("tickets.reservation", Other, 1, ("state", "'Cancelled'"), ("idem_key", $"'{Order}'"));
        },
        ["I4a"] = async p =>
        {
            await Benefit(p, Order, "Submitted", "null", "null");
            await Benefit(p, Other, "Submitted", "null", "null");
        },
        ["I4b"] = p => Benefit(p, Order, "Approved", $"'{Order}'", $"'{Order}'"),
        ["I5a"] = async p =>
        {
            foreach (var batch in (Guid[])[Order, Other])
            {
                await p.Row("payouts.payout_batch", batch, 1, ("state", "'Prepared'"), ("total", "500"));
                await p.Row("payouts.payout_line", batch, 1, ("benefit_id", $"'{Order}'"), ("amount", "500"), ("live", "true"));
            }
        },
        ["I5b"] = async p =>
        {
            await p.Row("payouts.payout_batch", Order, 1, ("state", "'Released'"), ("total", "501"));
            await p.Row("payouts.payout_line", Order, 1, ("amount", "500"), ("live", "true"));
        },
        ["I6a"] = async p =>
        {
            await p.Row("payments.provider_event", Order);
            await p.Row("payments.provider_event", Order);
        },
        ["I6b"] = p => p.Row("payments.provider_event", Order, 1, ("applied_at", "null"), ("result", "null"), ("received_at", "now() - interval '6 min'")),
        ["I7a"] = p => p.Row("kernel.outbox", Order, 0, ("state", "'pending'"), ("created_at", "now() - interval '16 min'")),
        ["I7b"] = async p =>
        {
            await p.Row("kernel.outbox", Order, 1, ("kind", "'money.payout'"), ("state", "'sent'"));
            await p.Row("kernel.outbox", Other, 1, ("kind", "'money.payout'"), ("state", "'sent'"), ("object_id", $"'{Order}'"), ("recipient_hash", $"decode('{Order:N}', 'hex')"));
        },
        ["I8"] = p => p.Row("members.roster_upload", Order, 1, ("state", "'Filed'"), ("rows_total", "3")),
        ["I9"] = async p =>
        {
            await p.Row("kernel.job_run", Order, 1, ("name", "'x'"), ("run_key", "'2026-04-01'"), ("result", "'ok'"));
            await p.Row("kernel.job_run", Other, 1, ("name", "'x'"), ("run_key", "'2026-04-01'"), ("result", "'ok'"));
        },
        ["I10"] = async p =>
        {
            foreach (var (seq, id, before, own) in ((int, Guid, string, string)[])[(1, Order, "00", "01"), (2, Other, "02", "03")])
            {
                await p.Row("audit.entry", id);
                await p.Row("audit.link", id, seq, ("prev_hash", $@"'\x{before}'"), ("hash", $@"'\x{own}'"));
            }
        },
        ["I10b"] = p => p.Row("audit.waiting", Order, 1, ("at", "now() - interval '6 seconds'")),
        ["I11"] = async p =>
        {
            await p.Row("kernel.session", Order, 1, ("card_serial", "'C-1'"), ("last_seen_at", "now()"));
            await View(p, "revocations", "'C-1'::text card_serial, now() - interval '2 seconds' as at");
        },
        ["I12a"] = async p => // somebody kept a key
        {
            await p.Row("retention.erased", Order, 1, ("key_ids", "array['own.1']"), ("proof_hash", "sha256('x')"));
            await p.Row("keys.person_key", Order, 1, ("purpose", "'Own'"));
        },
        ["I12b"] = async p => // released two days ago, and still there
        {
            await p.Row("retention.purge", Order, 1, ("state", "'Running'"), ("released_at", "now() - interval '2 days'"));
            await p.Row("retention.purge_item", Order, 1, ("state", "'Waiting'"));
        },
    };

    static async Task<List<string>> Broken(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Rules, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var broken = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                broken.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());
        return broken;
    }

    /// <summary>A database whose constraints are gone, so that rules can be broken. Every test rolls back.</summary>
    public sealed class Relaxed : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.Create();
            await using var superuser = await DatabaseFixture.Open(Database.Superuser);
            await Planter.Begin(superuser);
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }
}
