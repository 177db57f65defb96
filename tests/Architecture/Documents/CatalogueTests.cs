using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Documents;

public sealed class CatalogueTests
{
    static readonly string Written = Path.Combine(Repository.Root, "docs", "catalogue.md");

    [Fact]
    public void The_catalogue_is_what_the_code_says()
    {
        var due = Catalogue.Write();
        if (Environment.GetEnvironmentVariable("WM_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Written, due);
        }
        var there = File.Exists(Written) ? Tree.Read("docs/catalogue.md").Split('\n') : [];
        var lines = due.Split('\n');
        Findings.None(there.Except(lines).Select(l => $"stale    {l}").Concat(lines.Except(there).Select(l => $"missing  {l}")));
        Assert.Equal(lines.Length, there.Length);
        Assert.True(lines.Length > 100, $"only {lines.Length} lines");
    }
}
