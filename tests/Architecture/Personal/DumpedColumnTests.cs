using WelfareMutual.Kernel.Retention;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

// FEATURES RET-01, ENC-05. A table that is written by SQL alone stands in no model: here the database's own columns are walked.
public sealed class DumpedColumnTests
{
    static readonly HashSet<string> Mapped = [.. Product.Contexts.Select(Product.Open).SelectMany(PersonalColumns.Of).Select(c => c.ToString())];

    /// <summary>Columns of no model that could hold something readable.</summary>
    static readonly DumpedColumns.Dumped[] Unmapped = [.. DumpedColumns.All.Where(c => c.Holds && !Mapped.Contains(c.ToString()))];

    [Fact]
    public void The_dump_is_read_whole()
    {
        Assert.True(DumpedColumns.All.Count > 600, $"only {DumpedColumns.All.Count} columns");
        var there = DumpedColumns.All.Select(c => c.ToString()).ToHashSet(StringComparer.Ordinal);
        var views = Product.Contexts.Select(Product.Open).SelectMany(PersonalColumns.Of).Select(c => $"{c.Schema}.{c.Table}").Distinct(StringComparer.Ordinal)
            .Where(t => !there.Any(c => c.StartsWith(t + ".", StringComparison.Ordinal))).ToArray();
        Assert.Equal(["casework.case_look", "condolence_benefits.table_stamp"], views.Order(StringComparer.Ordinal));
        Findings.None(Mapped.Where(m => !there.Contains(m) && !views.Contains(m[..m.LastIndexOf('.')])));
        Findings.None(DumpedColumns.All.Where(c => !Kinds.Contains(c.Kind)).Select(c => $"{c} is of a kind nobody thought of: {c.Kind}"));
    }

    static readonly string[] Kinds =
    [
        "uuid", "uuid[]", "text", "text[]", "bytea", "date", "jsonb", "inet", "integer", "bigint", "smallint", "boolean", "interval", "time without time zone", "timestamp with time zone",
    ];

    /// <summary>Denied by default: whoever adds a column by SQL says what it holds.</summary>
    [Fact]
    public void Every_column_that_no_model_knows_has_its_reason()
    {
        Assert.True(Unmapped.Length > 50, $"only {Unmapped.Length} columns");
        Findings.None(Unmapped.Select(c => c.ToString()).Except(UnmappedColumns.Why.Keys, StringComparer.Ordinal));
        Findings.None(UnmappedColumns.Why.Where(w => w.Value.Length < 10).Select(w => w.Key));
    }

    [Fact]
    public void A_reason_that_is_no_longer_needed_is_gone()
    {
        Findings.None(UnmappedColumns.Why.Keys.Except(Unmapped.Select(c => c.ToString()), StringComparer.Ordinal));
        Findings.None(UnmappedColumns.Periods.Keys.Except(AboutPeople().Select(t => t.Table), StringComparer.Ordinal));
    }

    /// <summary>A table about people is declared beside its module, or a job forgets its rows, or it says why it stays.</summary>
    [Fact]
    public void Every_table_about_people_that_no_model_knows_has_a_period()
    {
        var tables = AboutPeople().ToArray();
        Assert.True(tables.Length >= 5, $"only {tables.Length} tables");
        Findings.None(tables.Where(t => !Declared(t.Table) && !UnmappedColumns.Periods.ContainsKey(t.Table)).Select(t => $"{t.Table}: {t.Column}"));
        var modules = string.Concat(Tree.Below(".cs", "modules").Select(f => f.Text));
        Findings.None(UnmappedColumns.Periods.Where(p => p.Value is { Forgets: { } job }
            && !(modules.Contains($"delete from {p.Key} ", StringComparison.Ordinal) && Product.UseCases.Any(u => u.Name == job))).Select(p => $"{p.Key} is not forgotten by {p.Value.Forgets}"));
        Findings.None(tables.Where(t => Declared(t.Table) && UnmappedColumns.Periods.ContainsKey(t.Table)).Select(t => $"{t.Table} is declared and excepted"));
    }

    [Fact]
    public void A_readable_column_and_an_undeclared_table_are_seen()
    {
        var dump = DumpedColumns.In("CREATE TABLE identity.trespass (\n    id uuid NOT NULL,\n    person_id uuid NOT NULL,\n    state text NOT NULL,\n    note text DEFAULT ''::text NOT NULL,\n"
            + "    born_on date,\n    at timestamp with time zone,\n    CONSTRAINT trespass_check CHECK ((state = 'a'::text))\n);\n");
        Assert.Equal(["id", "person_id", "state", "note", "born_on", "at"], dump.Select(c => c.Name));
        Assert.Equal(["state", "note", "born_on"], dump.Where(c => c.Holds).Select(c => c.Name));
        Assert.Equal(["identity.trespass.note", "identity.trespass.born_on"], PersonalColumns.Readable(dump.Select(c => c.Mapped)).Select(c => c.ToString()));
        Assert.Equal(["identity.trespass.person_id"], KeptTables.Missing([.. dump.Select(c => c.Mapped)], KeptTables.All, []));
        Assert.Contains("identity.passkey_challenge", AboutPeople().Select(t => t.Table));
        Assert.Contains("kernel.command_key", AboutPeople().Select(t => t.Table));
    }

    /// <summary>By a column that names a person, or by a value that the list says is a person's.</summary>
    static IEnumerable<(string Table, string Column)> AboutPeople() =>
        DumpedColumns.All.Where(c => !Mapped.Contains(c.ToString()) && (KeptTables.NamesAPerson(c.Name) || UnmappedColumns.Personal.Contains(c.ToString())))
            .GroupBy(c => c.Table, StringComparer.Ordinal).Select(g => (g.Key, g.First().Name));

    static bool Declared(string table) => KeptTables.All.Any(k => k.Table == table && k.How != Erasing.Stays);
}
