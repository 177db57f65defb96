using System.Globalization;
using System.Text.RegularExpressions;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Documents;

/// <summary>docs/security.md: what its table names as evidence is there.</summary>
public sealed class SecurityDocumentTests
{
    private static readonly Regex Cell = Tree.Pattern(@"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (.+) \|$");
    private static readonly Regex Quoted = Tree.Pattern("`([^`]+)`");
    private static readonly Regex TestName = Tree.Pattern(@"^([A-Z]\w*)\.([A-Z]\w*_\w*)$");
    private static readonly Regex Method = Tree.Pattern(@"public (?:static )?(?:async )?(?:Task|void) (\w+)\(");
    private static readonly string[] Folders = ["modules/", "web/", "host/", "db/", "dev/", "tests/", "deploy/", "docs/", "tools/"];
    private static readonly string[] Standings = ["open", "deviation", "in work"];

    private static readonly HashSet<string> Tests = [.. Tree.Below(".cs", "tests").SelectMany(f => Method.Matches(f.Text).Select(m => $"{f.Name[..^3]}.{m.Groups[1].Value}"))];

    [Fact]
    public void Every_file_and_test_that_is_named_exists()
    {
        var text = Tree.Read("docs/security.md");
        Assert.True(Named(text).Count(n => TestName.IsMatch(n)) > 100, "hardly any test is named");
        Findings.None(Missing(text));
    }

    [Fact]
    public void A_wrong_name_is_seen()
    {
        Assert.Equal(["SignInTests.Nobody_wrote_this"], Missing("see `SignInTests.Signing_out_kills_the_token` and `SignInTests.Nobody_wrote_this`"));
        Assert.Equal(["NoSuchTests.Signing_out_kills_the_token"], Missing("`NoSuchTests.Signing_out_kills_the_token`"));
        Assert.Equal(["host/Portal/Nothing.cs"], Missing("`host/Portal/Nothing.cs`, `host/Portal/Program.cs` and `modules/Identity`"));
        Assert.Empty(Missing("`./wm audit verify` and `WM:Mail:Plain`"));
    }

    [Fact]
    public void Every_row_says_what_stands_behind_it()
    {
        var rows = Rows(Tree.Read("docs/security.md"));
        Assert.True(rows.Count > 250, $"only {rows.Count} rows");
        Findings.None(rows.Where(r => !Stands(r.Evidence)).Select(r => $"{r.Id}: {r.Evidence}"));
        Findings.None(rows.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands twice"));
        Assert.Equal(rows.OrderBy(r => Order(r.Id)).Select(r => r.Id), rows.Select(r => r.Id));
        Assert.False(Stands("we are careful"));
        Assert.False(Stands("`./wm check` is careful"));
    }

    private static IEnumerable<string> Named(string text) => Quoted.Matches(text).Select(m => m.Groups[1].Value).Where(n => TestName.IsMatch(n) || IsPath(n));

    private static IEnumerable<string> Missing(string text) => Named(text).Where(n => TestName.IsMatch(n) ? !Tests.Contains(n) : !IsThere(n)).Distinct();

    private static bool IsPath(string name) => !name.Contains(' ', StringComparison.Ordinal) && Folders.Any(f => name.StartsWith(f, StringComparison.Ordinal));

    private static bool IsThere(string path) => Path.Combine(Repository.Root, path) is var full && (File.Exists(full) || Directory.Exists(full));

    private static List<(string Id, string Evidence)> Rows(string text) =>
        [.. text.Split('\n').Select(l => Cell.Match(l)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[3].Value))];

    /// <summary>Evidence, or a word that says plainly that there is none.</summary>
    private static bool Stands(string evidence) => Named(evidence).Any() || Standings.Any(s => evidence.StartsWith(s, StringComparison.Ordinal));

    private static int Order(string id) => id.Split('.').Aggregate(0, (sum, part) => sum * 100 + int.Parse(part, CultureInfo.InvariantCulture));
}
