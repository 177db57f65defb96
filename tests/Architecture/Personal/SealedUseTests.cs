using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>A sealed value in a predicate, an order or a projection compares or copies ciphertext. As far as the text shows it.</summary>
public sealed class SealedUseTests
{
    /// <summary>Module and set → the sealed properties of its entity.</summary>
    static readonly Dictionary<(string Module, string Set), string[]> Names = (
        from context in Product.Contexts
        let model = Product.Open(context).Model
        from set in context.GetProperties()
        where set.PropertyType.IsGenericType && model.FindEntityType(set.PropertyType.GetGenericArguments()[0]) is not null
        let names = model.FindEntityType(set.PropertyType.GetGenericArguments()[0])!.GetProperties()
            .Where(p => typeof(Kernel.Sealing.Sealed).IsAssignableFrom(p.ClrType)).Select(p => p.Name).ToArray()
        select (Key: (Product.ModuleOf(context.Assembly), set.Name), names)).ToDictionary(x => x.Key, x => x.names);

    static readonly Regex Query = Tree.Pattern(@"\bdb\.(\w+)(?=\s*\.)");
    static readonly Regex Added = Tree.Pattern(@"\Adb\.\w+\s*\.Add(?:Range)?\(");
    static readonly Regex Read = Tree.Pattern(@"\.To(?:List|Array|Dictionary)Async\(|;");
    static readonly Regex Lambda = Tree.Pattern(@"\.(?:Where|OrderBy|OrderByDescending|ThenBy|ThenByDescending|GroupBy|Select|Any\w*|All\w*|Count\w*|Single\w*|First\w*|Distinct\w*|Max\w*|Min\w*)\(\s*(\w+) =>");
    static readonly Regex Logged = Tree.Pattern(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\([^;]*\{@", RegexOptions.Singleline);
    static readonly Regex LocalClock = Tree.Pattern(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bGuid\.NewGuid\b");

    [Fact]
    public void No_query_touches_a_sealed_value()
    {
        var files = Tree.Below(".cs", "modules");
        Assert.True(Names.Values.Sum(n => n.Length) >= 20, "hardly any sealed property was found");
        Assert.True(files.Sum(f => Query.Matches(f.Text).Count(q => Names.ContainsKey((f.Path.Split('/')[1], q.Groups[1].Value)))) > 20, "hardly any query was found: is the scanner blind?");
        Findings.None(files.SelectMany(Trespasses));
    }

    // The samples name a set that Members really has.
    [Fact]
    public void A_query_over_a_sealed_value_is_seen()
    {
        Assert.Single(Trespasses(new SourceFile("modules/Members/x.cs", "var all = await db.Profiles.OrderBy(p => p.FamilyKana).ToListAsync(ct);")));
        Assert.Single(Trespasses(new SourceFile("modules/Members/x.cs", "var one = await db.Profiles\n    .AsNoTracking()\n    .SingleOrDefaultAsync(p => p.Id == id && p.BornOn == day, ct);")));
        Assert.Empty(Trespasses(new SourceFile("modules/Members/x.cs", "var all = await db.Profiles.Where(p => p.EnterpriseId == id).ToListAsync(ct);\nvar sorted = all.OrderBy(p => p.FamilyKana.Open());")));
    }

    [Fact]
    public void Commands_are_never_logged_whole_and_the_local_clock_is_never_read()
    {
        var files = Tree.Files(".cs");
        Findings.None(files.Where(f => Logged.IsMatch(f.Text)).Select(f => f.Path));
        Findings.None(files.Where(f => LocalClock.IsMatch(f.Text)).Select(f => f.Path));
        Assert.Matches(Logged, """log.LogInformation("asked {@Command}", command);""");
        Assert.Matches(LocalClock, "var now = DateTime.Now;");
    }

    static IEnumerable<string> Trespasses(SourceFile file) =>
        from Match query in Query.Matches(file.Text)
        where !Added.IsMatch(file.Text[query.Index..])
        let names = Names.GetValueOrDefault((file.Path.Split('/')[1], query.Groups[1].Value), [])
        let rest = file.Text[query.Index..]
        let text = Read.Match(rest) is { Success: true } end ? rest[..end.Index] : rest
        from Match lambda in Lambda.Matches(text)
        from name in names
        where Regex.IsMatch(text[lambda.Index..], $@"\b{lambda.Groups[1].Value}\.{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
        select $"{file.Path}: {name} in {text.ReplaceLineEndings(" ")}";
}
