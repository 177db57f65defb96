using System.Text.RegularExpressions;
using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// FEATURES AUD-01, "on whom": an entry of staff names the object or the person, whether a key was opened for it or not.
public sealed class OnWhomTests
{
    private const int Deep = 2;
    private const string Telling = @"\b(About|Concerns)\(";
    private const string NamingWhom = @"\bConcerns\(";
    private const string AskingForMembers = @"\bIMembers\b";

    /// <summary>Commands whose entry says it without, each with how.</summary>
    static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["identity.sign-out-staff"] = "on whoever did it",
        ["identity.change-staff-password"] = "on whoever did it",
        ["identity.prove-staff"] = "on whoever did it",
        ["audit.choose-reason"] = "on whoever did it; the reason stands in the entry",
        ["notifications.print-letters"] = "the keys of everybody whose letter is printed are opened, so they are in the entry",
    };

    /// <summary>Queries that name members and need not say so, each with why: who is shown is in the entry by the key that was opened.</summary>
    static readonly Dictionary<string, string> Opened = new(StringComparer.Ordinal)
    {
        ["exports.show-request"] = "the requester's wish is opened",
        ["members.undeliverable-addresses"] = "the address of each is opened",
        ["payments.show-difference"] = "the payer's key is opened for the reason",
        ["payouts.show-batch"] = "the payee of each line is opened",
        ["retention.show-holds"] = "the reason of each hold is opened; where the key is gone nobody is named",
    };

    [Fact]
    public void Every_command_of_staff_tells_the_log_its_object_or_its_person()
    {
        var classes = Classes(Tree.Below(".cs", "modules"));
        var commands = Product.UseCases.Where(s => s.Audience == Audience.Office && !s.IsQuery).ToArray();
        Assert.True(commands.Length > 60, $"only {commands.Length} commands were found");
        var silent = commands.Where(s => !Has(Telling, s.Name.Split('.')[0], s.Type.Name, classes, Deep)).Select(s => s.Name).ToArray();
        Findings.None(silent.Except(Apart.Keys));
        Findings.None(Apart.Keys.Except(silent).Select(name => $"{name} tells it by now"));
    }

    [Fact]
    public void Every_query_of_staff_that_asks_for_members_tells_the_log_whom()
    {
        var classes = Classes(Tree.Below(".cs", "modules"));
        var asking = Product.UseCases.Where(s => s.Audience == Audience.Office && s.IsQuery && Has(AskingForMembers, s.Name.Split('.')[0], s.Type.Name, classes, Deep)).ToArray();
        Assert.True(asking.Length > 8, $"only {asking.Length} queries were found");
        var silent = asking.Where(s => !Has(NamingWhom, s.Name.Split('.')[0], s.Type.Name, classes, Deep)).Select(s => s.Name).ToArray();
        Findings.None(silent.Except(Opened.Keys));
        Findings.None(Opened.Keys.Except(silent).Select(name => $"{name} tells it by now"));
    }

    [Fact]
    public void One_that_does_not_is_found()
    {
        SourceFile Planted(string name, string text) => new($"modules/Planted/{name}.cs", text);
        var classes = Classes(
        [
            Planted("Silent", "internal sealed class Handler(PlantedDb db, Deaf deaf)"), Planted("Deaf", "internal sealed class Deaf(PlantedDb db)"),
            Planted("Own", "class Handler(AuditTrail audit) { audit.About(id); }"),
            Planted("ByAnother", "internal sealed class Handler(Teller teller)"), Planted("Teller", "class Teller(AuditTrail audit) { audit.Concerns(id); }"),
            Planted("Asking", "internal sealed class Handler(Numbers numbers)"), Planted("Numbers", "class Numbers(IMembers members)"),
        ]);
        Assert.False(Has(Telling, "planted", "Silent", classes, Deep));
        Assert.True(Has(Telling, "planted", "Own", classes, Deep));
        Assert.False(Has(NamingWhom, "planted", "Own", classes, Deep));
        Assert.True(Has(Telling, "planted", "ByAnother", classes, Deep));
        Assert.True(Has(AskingForMembers, "planted", "Asking", classes, Deep));
        Assert.False(Has(NamingWhom, "planted", "Asking", classes, Deep));
    }

    /// <summary>Itself, or a class of its module that it is given.</summary>
    static bool Has(string pattern, string module, string name, IReadOnlyDictionary<string, string> classes, int deep) =>
        classes.TryGetValue($"{module}.{name}", out var text)
        && (Tree.Pattern(pattern).IsMatch(text)
            || deep > 0 && Tree.Pattern(@"class \w+\(([^)]*)\)").Matches(text).SelectMany(Given).Any(given => Has(pattern, module, given, classes, deep - 1)));

    static IEnumerable<string> Given(Match constructor) => constructor.Groups[1].Value.Split(',').Select(p => p.Trim().Split(' ')[0].Split('.')[^1]);

    /// <summary>By module as it is written in a use case's name, and class; a file holds the class that it is named after.</summary>
    static Dictionary<string, string> Classes(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Path.Count(c => c == '/') > 1).GroupBy(f => $"{Module(f)}.{f.Name[..^3]}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join('\n', g.Select(f => f.Text)), StringComparer.Ordinal);

    static string Module(SourceFile file) => Tree.Pattern("(?<!^)([A-Z])").Replace(file.Path.Split('/')[1], "-$1").ToLowerInvariant();
}
