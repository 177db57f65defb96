using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ARCHITECTURE.md, "Names and comments".
public sealed class NamingTests
{
    static readonly Regex Namespace = Tree.Pattern(@"^namespace ([A-Za-z0-9_.]+)(;|\s*$)", RegexOptions.Multiline);
    static readonly Regex Declared = Tree.Pattern(@"\b(?:class|record struct|record|struct|interface|enum)\s+([A-Z][A-Za-z0-9]*)");
    static readonly string[] Forbidden = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Dto", "Vm", "Base", "Impl", "Info", "Data"];

    static readonly (string Folder, string Root)[] Roots =
    [
        ("modules", "WelfareMutual"), ("web", "WelfareMutual.Web"), ("host", "WelfareMutual.Host"), ("dev", "WelfareMutual.Dev"), ("db", "WelfareMutual.Database"),
        ("tests", "WelfareMutual.Tests"),
    ];

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var files = Tree.Files(".cs").Concat(Tree.Below(".cs", "tests")).ToArray();
        Assert.True(files.Length > 300, $"only {files.Length} files were found");
        Findings.None(files.SelectMany(WrongNamespace));
    }

    [Fact]
    public void A_wrong_namespace_is_seen()
    {
        Assert.Single(WrongNamespace(new SourceFile("modules/Tickets/Rules/Sale.cs", "namespace WelfareMutual.Tickets.Sales;\n")));
        Assert.Single(WrongNamespace(new SourceFile("modules/Tickets/Rules/Sale.cs", "class Sale;\n")));
        Assert.Empty(WrongNamespace(new SourceFile("modules/Tickets/Rules/Sale.cs", "namespace WelfareMutual.Tickets.Rules;\n")));
    }

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing()
    {
        var files = Tree.Files(".cs");
        Assert.True(files.Sum(f => Declared.Count(f.Text)) > 300, "hardly any type was found");
        Findings.None(files.SelectMany(EmptyNames));
        Assert.Equal(["x.cs: MailHelper"], EmptyNames(new SourceFile("x.cs", "sealed class MailHelper;")));
    }

    [Fact]
    public void Folders_are_nouns_of_the_domain()
    {
        string[] layers = ["Commands", "Queries", "Dtos", "Services", "Interfaces", "Models", "Helpers", "Repositories", "Common", "Misc"];
        Assert.Equal([], Tree.Below(".cs", "modules").Select(f => f.Folder).Distinct()
            .Where(folder => folder.Split('/').Any(layers.Contains)));
    }

    [Fact]
    public void A_file_has_at_most_200_lines_or_says_why()
    {
        Findings.None(Tree.Files(".cs").SelectMany(f => TooLong(f, 200)));
        Assert.Single(TooLong(new SourceFile("x.cs", string.Concat(Enumerable.Repeat("\n", 201))), 200));
        Assert.Empty(TooLong(new SourceFile("x.cs", "// Longer than 200 lines: one table\n" + string.Concat(Enumerable.Repeat("\n", 201))), 200));
    }

    [Fact]
    public void A_page_model_has_at_most_60_lines()
    {
        Findings.None(Tree.Below(".cshtml.cs", "web").SelectMany(f => TooLong(f, 60)));
        Assert.Single(TooLong(new SourceFile("Buy.cshtml.cs", string.Concat(Enumerable.Repeat("\n", 61))), 60));
    }

    static IEnumerable<string> WrongNamespace(SourceFile file)
    {
        var said = Namespace.Match(file.Text) is { Success: true } match ? match.Groups[1].Value : null;
        // A start-up file of top-level statements has no namespace.
        if (said is null && file.Name is "Program.cs" or "GlobalUsings.cs" or "AssemblyInfo.cs")
        {
            yield break;
        }
        var (folder, root) = Roots.Single(r => file.Path.StartsWith(r.Folder + "/", StringComparison.Ordinal));
        var due = string.Join('.', file.Folder.Split('/').Skip(1).Prepend(root));
        if (!string.Equals(said, due, file.Path.StartsWith("db/demo/", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            yield return $"{file.Path}: {said ?? "none"} instead of {due}";
        }
    }

    static IEnumerable<string> EmptyNames(SourceFile file) =>
        Declared.Matches(file.Text).Select(m => m.Groups[1].Value)
            .Where(name => !name.EndsWith("TagHelper", StringComparison.Ordinal)) // ASP.NET's own word, found by this ending
            .Where(name => Forbidden.Any(end => name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length))
            .Select(name => $"{file.Path}: {name}");

    static IEnumerable<string> TooLong(SourceFile file, int most)
    {
        var lines = file.Lines.Length - 1;
        if (lines > most && !file.Text.StartsWith($"// Longer than {most} lines: ", StringComparison.Ordinal))
        {
            yield return $"{file.Path}: {lines} lines";
        }
    }
}
