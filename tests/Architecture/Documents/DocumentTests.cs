using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Documents;

public sealed class DocumentTests
{
    [Fact]
    public void Every_word_of_the_glossary_is_used_in_the_code()
    {
        var words = Tree.Read("docs/glossary.md").Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains('`')).ToArray();
        Assert.True(words.Length >= 30, $"only {words.Length} words");
        var code = string.Concat(Tree.Below(".cs", "modules").Select(f => f.Text));
        Findings.None(from line in words
                      from System.Text.RegularExpressions.Match name in Tree.Pattern("`([A-Za-z]+)`").Matches(line)
                      where !code.Contains(name.Groups[1].Value, StringComparison.Ordinal)
                      select $"{name.Groups[1].Value} is nowhere in modules/");
    }

    [Fact]
    public void Decisions_are_numbered_once_and_name_their_parts()
    {
        var decisions = Tree.Below(".md", "docs/decisions");
        Assert.True(decisions.Count >= 10, $"only {decisions.Count} decisions");
        // Numbers are given out before the work: one that was not needed stays a gap.
        Assert.All(decisions, d => Assert.Matches("^[0-9]{4}-[a-z0-9-]+\\.md$", d.Name));
        Assert.Distinct(decisions.Select(d => d.Name[..4]));
        Assert.All(decisions, d => Assert.All(["## Situation", "## Decision", "## Consequences"], part => Assert.Contains(part, d.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = Tree.Below(".md", "docs", "deploy").Where(f => f.Name != "catalogue.md").Concat(((string[])["README.md", "README.ja.md"]).Select(f => new SourceFile(f, Tree.Read(f)))).ToArray();
        Findings.None(documents.SelectMany(DeadLinks));
        Assert.Single(DeadLinks(new SourceFile("docs/x.md", "see [this](nowhere.md) and [that](https://example.org/)")));
    }

    static IEnumerable<string> DeadLinks(SourceFile document) =>
        from System.Text.RegularExpressions.Match link in Tree.Pattern(@"\]\((?!https?:|#)([^)#\s]+)").Matches(document.Text)
        let target = Path.Combine(Repository.Root, Path.GetDirectoryName(document.Path)!, link.Groups[1].Value)
        // The pictures are taken from the running product.
        where !link.Groups[1].Value.EndsWith(".png", StringComparison.Ordinal) && !File.Exists(target) && !Directory.Exists(target)
        select $"{document.Path}: {link.Groups[1].Value}";
}
