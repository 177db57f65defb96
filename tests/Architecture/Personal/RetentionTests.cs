using WelfareMutual.Kernel.Retention;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

// FEATURES RET-01: no personal field without a period, a start event and a legal ground.
public sealed class RetentionTests
{
    /// <summary>Tables with a person's id that are not erased, each with its reason.</summary>
    static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["retention.purge_item"] = "the record of the erasure itself: ids that lead nowhere any more",
        ["retention.erased"] = "the erasure list",
        ["retention.listed"] = "where the erasure list was written to",
    };

    const string Begin = "-- begin kept (written by the test that compares the two: WM_WRITE_DOCS=1)";
    const string End = "-- end kept";

    static readonly PersonalColumns.Column[] Columns = [.. Product.Contexts.Select(Product.Open).SelectMany(PersonalColumns.Of)];

    [Fact]
    public void Every_personal_field_has_a_period_a_start_event_and_a_ground()
    {
        Assert.True(KeptTables.All.Count > 40, $"only {KeptTables.All.Count} tables are declared");
        Assert.True(Columns.Count(c => c.IsSealed) > 40, "hardly any sealed column was found");
        Findings.None(KeptTables.Missing(Columns, KeptTables.All, Apart.Keys));
    }

    [Fact]
    public void A_field_that_nobody_declared_is_seen()
    {
        Assert.Contains("members.registered_relative.name", KeptTables.Missing(Columns, [.. KeptTables.All.Where(k => k.Table != "members.registered_relative")], Apart.Keys));
        Assert.Contains("condolence_benefits.benefit.payee", KeptTables.Missing(Columns, [.. KeptTables.All.Select(k => k with { Columns = [.. k.Columns.Where(c => c != "payee")] })], Apart.Keys));
        Assert.Contains("notifications.letter says too little", KeptTables.Missing(Columns, [.. KeptTables.All.Select(k => k.Table == "notifications.letter" ? k with { Ground = "" } : k)], Apart.Keys));
        Assert.Contains("members.member says too little", KeptTables.Missing(Columns, [.. KeptTables.All.Select(k => k.Table == "members.member" ? k with { Since = " " } : k)], Apart.Keys));
        Assert.Contains("retention.erased.subject_id", KeptTables.Missing(Columns, KeptTables.All, []));
    }

    [Fact]
    public void Each_module_with_people_declares_beside_itself()
    {
        var modules = Columns.Where(c => c.IsSealed).Select(c => c.Schema.Replace("_", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.True(modules.Count >= 9, $"only {modules.Count} modules hold sealed columns");
        Findings.None(modules.Where(m => !KeptTables.Declarers.Any(d => d.Name.Equals($"{m}Retention", StringComparison.OrdinalIgnoreCase))));
        Assert.All(KeptTables.Declarers, d => Assert.Equal($"{Product.ModuleOf(d.Assembly)}Retention", d.Name));
        Findings.None(KeptTables.All.GroupBy(k => (k.Table, k.Subject)).Where(g => g.Count() > 1).Select(g => $"{g.Key.Table} by {g.Key.Subject} is declared twice"));
    }

    /// <summary>The database erases by its own list, so that no role can have it erase anything else.</summary>
    [Fact]
    public void The_database_has_the_same_list()
    {
        var path = Path.Combine(Repository.Root, "db", "retention", "views.sql");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from > Begin.Length && to > from, "the marks are gone");
        if (Environment.GetEnvironmentVariable("WM_WRITE_DOCS") == "1")
        {
            text = $"{text[..from]}\n{KeptTables.Sql()}\n{text[to..]}";
            File.WriteAllText(path, text);
            to = text.IndexOf(End, StringComparison.Ordinal);
        }
        var (there, due) = (text[from..to].Trim().Split('\n'), KeptTables.Sql().Split('\n'));
        Findings.None(there.Except(due).Select(l => $"only in the database  {l}").Concat(due.Except(there).Select(l => $"only in C#  {l}")));
        Assert.Equal(due, there);
    }
}
