using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>A sealed value in a predicate, an order or a projection compares or copies ciphertext. As far as the text shows it.</summary>
public sealed class SealedUseTests
{
    static readonly string[] Names =
        [.. Product.Contexts.Select(Product.Open).SelectMany(db => db.Model.GetEntityTypes()).SelectMany(e => e.GetProperties())
            .Where(p => typeof(Kernel.Sealing.Sealed).IsAssignableFrom(p.ClrType)).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal)];

    static readonly Regex Call = Tree.Pattern(@"\bdb\.\w+(?:\.\w+\([^;{]*?\))*?\.(?:Where|OrderBy|OrderByDescending|ThenBy|ThenByDescending|GroupBy|Select|Any|AnyAsync|Count|CountAsync|Single|SingleAsync|SingleOrDefaultAsync|FirstOrDefaultAsync|FirstAsync|Distinct)\(\s*(\w+) =>([^;]*?)(?:Async\(|;)", RegexOptions.Singleline);

    static readonly Regex Logged = Tree.Pattern(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\([^;]*\{@", RegexOptions.Singleline);
    static readonly Regex LocalClock = Tree.Pattern(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bGuid\.NewGuid\b");

    [Fact]
    public void No_query_touches_a_sealed_value()
    {
        var files = Tree.Below(".cs", "modules");
        Assert.True(Names.Length >= 10, $"only {Names.Length} sealed properties");
        Assert.True(files.Sum(f => Call.Count(f.Text)) > 20, "hardly any query was found: is the scanner blind?");
        Assert.Equal([], files.SelectMany(Trespasses));
    }

    [Fact]
    public void A_query_over_a_sealed_value_is_seen()
    {
        Assert.Single(Trespasses(new SourceFile("x.cs", "var all = await db.Profiles.OrderBy(p => p.FamilyKana).ToListAsync(ct);")));
        Assert.Single(Trespasses(new SourceFile("x.cs", "var one = await db.Profiles\n    .AsNoTracking()\n    .SingleOrDefaultAsync(p => p.Id == id && p.BornOn == day, ct);")));
        Assert.Empty(Trespasses(new SourceFile("x.cs", "var all = await db.Profiles.Where(p => p.EnterpriseId == id).ToListAsync(ct);\nvar sorted = all.OrderBy(p => p.FamilyKana.Open());")));
    }

    [Fact]
    public void Commands_are_never_logged_whole_and_the_local_clock_is_never_read()
    {
        var files = Tree.Files(".cs");
        Assert.Equal([], files.Where(f => Logged.IsMatch(f.Text)).Select(f => f.Path));
        Assert.Equal([], files.Where(f => LocalClock.IsMatch(f.Text)).Select(f => f.Path));
        Assert.Matches(Logged, """log.LogInformation("asked {@Command}", command);""");
        Assert.Matches(LocalClock, "var now = DateTime.Now;");
    }

    static IEnumerable<string> Trespasses(SourceFile file) =>
        from Match call in Call.Matches(file.Text)
        from name in Names
        where Regex.IsMatch(call.Groups[2].Value, $@"\b{call.Groups[1].Value}\.{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
        select $"{file.Path}: {name} in {call.Value.ReplaceLineEndings(" ")}";
}
