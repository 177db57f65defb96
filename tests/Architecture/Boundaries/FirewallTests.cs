using System.Text.Json;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ARCHITECTURE.md, "The firewall": what the Portal's folder may hold.
public sealed class FirewallTests
{
    static readonly string[] Forbidden = ["Npgsql", "Microsoft.EntityFrameworkCore", "Quartz", "WelfareMutual.Host.Composition"];

    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "bin", "Host.Portal",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory + "x")!));

    [Fact]
    public void The_portals_folder_holds_no_database_driver_and_no_schedule()
    {
        var dependencies = File.ReadAllText(Path.Combine(Folder, "WelfareMutual.Host.Portal.deps.json"));
        Assert.Contains("WelfareMutual.Web.Portal", Libraries(dependencies));
        Findings.None(Carried(Libraries(dependencies)));
        var files = Directory.EnumerateFiles(Folder, "*.dll", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!).ToArray();
        Assert.True(files.Length > 10, "the folder of the Portal is empty");
        Findings.None(Carried(files));
    }

    [Fact]
    public void A_driver_in_the_folder_is_seen() =>
        Assert.Equal(["Npgsql.EntityFrameworkCore.PostgreSQL"],
            Carried(Libraries("""{ "libraries": { "WelfareMutual.Web.Portal/1.0.0": {}, "Npgsql.EntityFrameworkCore.PostgreSQL/10.0.0": {} } }""")));

    [Fact]
    public void The_portal_names_no_host_of_the_core()
    {
        Assert.Equal(["../../web/Portal/Portal.csproj"], References("host/Portal/Portal.csproj"));
        Assert.DoesNotContain(References("web/Portal/Portal.csproj"), r => r.Contains("host/", StringComparison.Ordinal) || r.Contains("BackOffice", StringComparison.Ordinal));
        Assert.Contains("../../host/Composition/Composition.csproj", References("tests/Support/Support.csproj"));
    }

    static string[] References(string project) =>
        [.. System.Xml.Linq.XDocument.Parse(Tree.Read(project)).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value)];

    static string[] Libraries(string dependencies) =>
        [.. JsonDocument.Parse(dependencies).RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name.Split('/')[0])];

    static string[] Carried(IEnumerable<string> names) =>
        [.. names.Where(n => Forbidden.Any(f => n == f || n.StartsWith(f + ".", StringComparison.Ordinal)))];
}
