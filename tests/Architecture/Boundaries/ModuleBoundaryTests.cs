using System.Reflection;
using Xunit;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Architecture.Boundaries;

public sealed class ModuleBoundaryTests
{
    static readonly Assembly Trespasser = typeof(ModuleBoundaryTests).Assembly;

    // ARCHITECTURE.md, "A module": whoever stands higher may use who stands lower, never the other way round.
    static readonly string[][] Floors =
    [
        ["Kernel"], ["Notifications", "Content"], ["Identity"], ["Enterprises"], ["Members"], ["Audit", "Casework", "Payouts", "Payments"],
        ["CondolenceBenefits", "Tickets", "Events", "Exports", "Retention"], ["Backups"],
    ];

    /// <summary>Public for another reason than the three, with that reason.</summary>
    static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["WelfareMutual.Payments.Hooks.ProviderWebhook"] = "the Gateway's host maps its route",
        ["WelfareMutual.Members.Rules.EffectiveMonth"] = "what the public setting CutOff answers",
        ["WelfareMutual.Members.Rosters.RosterWords"] = "the page of a roster names its fields with it",
        ["WelfareMutual.Members.Employees.EmployeeWords"] = "the pages of a record name its items with it",
        ["WelfareMutual.Members.Filings.FilingWords"] = "the pages of both sites name filings with it",
        ["WelfareMutual.Identity.Staff.Role"] = "the page of staff and rights shows the approved roles",
        ["WelfareMutual.Identity.Staff.Roles"] = "the page of staff and rights shows the approved roles",
    };

    [Fact]
    public void Every_module_folder_is_composed_and_nothing_else()
    {
        Assert.True(Tree.ModuleFolders.Count >= 13, $"only {Tree.ModuleFolders.Count} folders were found in modules/");
        Assert.Equal(Tree.ModuleFolders, Product.Modules.Select(Product.ModuleOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Modules_show_their_contracts_use_cases_and_contents_only()
    {
        var scanned = Product.Modules.Where(a => Product.ModuleOf(a) != "Kernel").ToArray();
        Assert.Equal(Tree.ModuleFolders.Count - 1, scanned.Length);
        Findings.None(scanned.SelectMany(PublicSurface.Trespasses).Where(t => !Shown.ContainsKey(t)));
    }

    [Fact]
    public void The_scanner_of_public_types_sees_a_trespass() =>
        Assert.Contains(typeof(ModuleBoundaryTests).FullName!, PublicSurface.Trespasses(Trespasser));

    [Fact]
    public void Modules_name_only_the_contracts_of_others()
    {
        Assert.True(Product.Modules.Sum(ForeignNamespaces.Contracts) > 20, "hardly any use of a contract was found: is the scanner blind?");
        Findings.None(Product.Modules.SelectMany(a => ForeignNamespaces.Trespasses(a, Tree.ModuleFolders)));
    }

    [Fact]
    public void The_scanner_of_names_sees_a_trespass()
    {
        Assert.NotNull(typeof(Tickets.Rules.Sale).FullName);
        Assert.Contains("Tests names WelfareMutual.Tickets.Rules.Sale", ForeignNamespaces.Trespasses(Trespasser, Tree.ModuleFolders));
    }

    [Fact]
    public void References_between_modules_have_no_cycle()
    {
        var references = ProjectReferences.OfModules();
        Assert.Equal(Tree.ModuleFolders.Count, references.Uses.Count);
        Assert.True(references.Uses.Values.Sum(u => u.Count) > 20, "hardly any reference was read");
        Assert.Null(references.Cycle());
    }

    [Fact]
    public void A_provider_does_not_know_its_consumers() =>
        Findings.None(ProjectReferences.OfModules().AgainstTheFloors(Floors));

    [Fact]
    public void Cycles_and_wrong_directions_are_seen()
    {
        var sample = ProjectReferences.Of(
        [
            ("Kernel", "<Project><ItemGroup/></Project>"),
            ("Members", """<Project><ItemGroup><ProjectReference Include="../Tickets/Tickets.csproj" /></ItemGroup></Project>"""),
            ("Tickets", """<Project><ItemGroup><ProjectReference Include="..\Members\Members.csproj" /><ProjectReference Include="../Kernel/Kernel.csproj" /></ItemGroup></Project>"""),
            ("Lost", "<Project/>"),
        ]);
        Assert.Equal("Members → Tickets → Members", sample.Cycle());
        Assert.Equal(["Lost stands on no floor", "Members uses Tickets"], sample.AgainstTheFloors(Floors));
    }

    [Fact]
    public void A_module_is_built_from_its_own_folder_only() =>
        Assert.All(Tree.ModuleFolders, module =>
            Assert.Equal([$"modules/{module}/{module}.csproj"], Tree.Below(".csproj", $"modules/{module}").Select(f => f.Path)));

    [Fact]
    public void Foreign_keys_and_joins_stay_in_their_schema()
    {
        var files = Tree.Below(".sql", "db").Where(f => f.Name.Length > 4 && char.IsDigit(f.Name[0])).ToArray();
        Assert.NotEmpty(files);
        Findings.None(files.SelectMany(ForeignKeys));
        Assert.Equal(["db/tickets/001.sql references members"],
            ForeignKeys(new SourceFile("db/tickets/001.sql", "person_id uuid references members.member (id), x uuid references tickets.y")));
    }

    // Kernel's folder builds two schemas: its own and the keys'.
    static IEnumerable<string> ForeignKeys(SourceFile file) =>
        from System.Text.RegularExpressions.Match match in Tree.Pattern(@"references\s+([a-z_]+)\.").Matches(file.Text)
        where match.Groups[1].Value is var schema && schema != file.Folder.Split('/')[1] && !(schema == "keys" && file.Folder == "db/kernel")
        select $"{file.Path} references {match.Groups[1].Value}";

    [Fact]
    public void The_repository_is_the_one_under_test() => Assert.True(File.Exists(Path.Combine(Repository.Root, "wm")));
}
