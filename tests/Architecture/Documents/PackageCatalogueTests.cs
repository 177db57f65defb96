using System.Text.Json;
using System.Text.Json.Nodes;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Documents;

/// <summary>docs/packages.cdx.json: every package that the product is built with, direct or not, as CycloneDX lists them; read from the lock files.</summary>
public sealed class PackageCatalogueTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1 };

    [Fact]
    public void The_list_of_packages_is_what_the_lock_files_say()
    {
        var due = Write() + "\n";
        if (Environment.GetEnvironmentVariable("WM_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "docs", "packages.cdx.json"), due);
        }
        Assert.Equal(due, Tree.Read("docs/packages.cdx.json"));
    }

    [Fact]
    public void Every_project_has_a_lock_file_and_each_package_one_version_with_its_digest()
    {
        var projects = Tree.Below(".csproj", "modules", "web", "host", "db", "dev", "tests").Select(p => p.Folder).Order(StringComparer.Ordinal);
        var locks = Tree.Below("packages.lock.json", "modules", "web", "host", "db", "dev", "tests").Select(p => p.Folder).Order(StringComparer.Ordinal);
        Assert.Equal(projects, locks);
        var packages = Packages(Tree.Files("packages.lock.json")).ToList();
        Assert.True(packages.Count > 20, $"only {packages.Count} packages");
        Findings.None(packages.Where(p => p.Digest.Length == 0).Select(p => $"{p.Name}: no digest"));
    }

    static string Write()
    {
        var components = Packages(Tree.Files("packages.lock.json")).Select(p => (JsonNode)new JsonObject
        {
            ["type"] = "library",
            ["name"] = p.Name,
            ["version"] = p.Version,
            ["purl"] = $"pkg:nuget/{p.Name}@{p.Version}",
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(p.Digest)) }),
        });
        return new JsonObject { ["bomFormat"] = "CycloneDX", ["specVersion"] = "1.6", ["version"] = 1, ["components"] = new JsonArray([.. components]) }.ToJsonString(Indented);
    }

    static IEnumerable<(string Name, string Version, string Digest)> Packages(IEnumerable<SourceFile> locks) =>
        locks.SelectMany(l => JsonNode.Parse(l.Text)!["dependencies"]!.AsObject()).SelectMany(framework => framework.Value!.AsObject())
            .Where(p => p.Value!["type"]!.GetValue<string>() != "Project")
            .Select(p => (Name: p.Key, Version: p.Value!["resolved"]!.GetValue<string>(), Digest: p.Value!["contentHash"]?.GetValue<string>() ?? ""))
            .Distinct().OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Version, StringComparer.Ordinal);
}
