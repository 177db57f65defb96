using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Architecture.Boundaries;
using WelfareMutual.Tests.Architecture.Personal;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Architecture.Documents;

/// <summary>docs/catalogue.md: what an auditor reads without us, written from the built code.</summary>
internal static class Catalogue
{
    public static string Write()
    {
        var text = new StringBuilder("# Catalogue\n\nGenerated from the code by `./wm docs`; a test fails when it is stale. Do not edit.\n");
        Modules(text);
        UseCases(text);
        Rules(text);
        Settings(text);
        Jobs(text);
        Personal(text);
        Kept(text);
        return text.ToString();
    }

    static void Modules(StringBuilder text)
    {
        Head(text, "Modules", "An arrow points from the consumer to the provider. Everyone uses Kernel; it is left out.");
        text.Append("```mermaid\ngraph TD\n");
        var uses = ProjectReferences.OfModules().Uses;
        foreach (var (module, provider) in uses.OrderBy(u => u.Key, StringComparer.Ordinal).SelectMany(u => u.Value.Where(p => p != "Kernel").Select(p => (u.Key, p))))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {module} --> {provider}\n");
        }
        foreach (var alone in uses.Keys.Where(m => m != "Kernel" && uses[m].All(p => p == "Kernel") && !uses.Values.Any(u => u.Contains(m))).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {alone}\n");
        }
        text.Append("```\n");
    }

    static void UseCases(StringBuilder text)
    {
        Head(text, "Use cases and who may run them", "portal: guests, members, officers through the Gateway. hook: signed calls. office: staff at terminals. job: the schedule. "
            + "What belongs to another person or enterprise is not found, whatever the right.");
        Table(text, ["use case", "audience", "who", "kind"], Product.UseCases.Select(s => new[]
        {
            $"`{s.Name}`", s.Audience.ToString().ToLowerInvariant(), s.Access.Text, (s.IsQuery ? "reads" : "changes") + (s.HasUpload ? ", takes a file" : ""),
        }));
    }

    static void Rules(StringBuilder text)
    {
        Head(text, "Rules: every expected \"no\"", "The code is stable; a database constraint that guards the same rule carries it with underscores.");
        Table(text, ["code", "what the reader sees"], new ConstraintRefusals(Product.Modules).Known
            .OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new[] { $"`{r.Code}`", r.Text }));
    }

    static void Settings(StringBuilder text)
    {
        Head(text, "Settings that differ between schemes", "Effective-dated versions, entered by staff; shown is what holds until a version is entered.");
        var settings = Product.Modules.SelectMany(a => a.GetTypes())
            .Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRuleSettings<>)))
            .Select(t => (Name: Static(t, "Name"), Initial: JsonSerializer.Serialize(Static(t, "Initial"), t, Kernel.Transport.Wire.Json)));
        Table(text, ["setting", "initial"], settings.OrderBy(s => (string)s.Name, StringComparer.Ordinal).Select(s => new[] { $"`{s.Name}`", $"`{s.Initial}`" }));
    }

    static void Jobs(StringBuilder text)
    {
        Head(text, "Jobs", "Run by the back office; every one takes its rows with SKIP LOCKED, so several may run side by side.");
        const string nowhere = "Host=nowhere.invalid;Username=nobody";
        var site = Site.On(new(nowhere, nowhere, nowhere, TestKeys.Gateway, TestKeys.Office), new FakeTime(), new Dictionary<string, string?>(StringComparer.Ordinal));
        Table(text, ["job", "every", "wakes on"], site.Plans.OrderBy(p => UseCaseShape.NameOf(p.UseCase), StringComparer.Ordinal).Select(p => new[]
        {
            $"`{UseCaseShape.NameOf(p.UseCase)}`", p.Every.ToString("c", CultureInfo.InvariantCulture), p.WakesOn is null ? "" : $"`{p.WakesOn}`",
        }));
    }

    static void Personal(StringBuilder text)
    {
        Head(text, "Personal data at rest", "All of it sealed under keys of the person. Own: also the member, or the officer of the member's enterprise, may read it. "
            + "The others are written by the member and read by staff only.");
        Table(text, ["table", "purpose", "columns"], Product.Contexts.Select(Product.Open).SelectMany(PersonalColumns.Of).Where(c => c.IsSealed)
            .GroupBy(c => (Table: $"{c.Schema}.{c.Table}", c.Purpose)).OrderBy(g => g.Key.Table, StringComparer.Ordinal).ThenBy(g => g.Key.Purpose)
            .Select(g => new[] { $"`{g.Key.Table}`", g.Key.Purpose.ToString()!, string.Join(", ", g.Select(c => c.Name).Order(StringComparer.Ordinal)) }));
    }

    static void Kept(StringBuilder text)
    {
        Head(text, "How long it is kept", "Counted in months from the event; the months are the setting `retention.periods`. With its person: erased when every other record of the person is over. "
            + "Alone: goes by its own age, although the person stays. Stays: in the books for ever, about nobody. No period was verified against a statute: grounds are by analogy, periods the foundation's to enter.");
        Table(text, ["table", "how it is erased", "period", "counted from", "ground"], KeptTables.All.Select(k => new[]
        {
            $"`{k.Table}`", $"{k.How switch { Kernel.Retention.Erasing.Rows => "rows deleted", Kernel.Retention.Erasing.Values => "emptied: " + string.Join(", ", k.Emptied), _ => "stays" }}{(k.Alone ? ", alone" : "")}",
            k.Start.Length == 0 ? "with its person" : k.Keep.ToString(), k.Since, k.Ground,
        }));
    }

    static object Static(Type type, string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    static void Head(StringBuilder text, string heading, string sentence) =>
        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{sentence}\n\n");

    static void Table(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }
    }
}
