using System.Xml.Linq;

namespace WelfareMutual.Tests.Architecture.Boundaries;

/// <summary>Which module may use which, as the csproj files say it.</summary>
internal sealed class ProjectReferences(IReadOnlyDictionary<string, IReadOnlyList<string>> uses)
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Uses => uses;

    public static ProjectReferences OfModules() => Of(Tree.ModuleFolders.Select(m => (m, Tree.Read($"modules/{m}/{m}.csproj"))));

    public static ProjectReferences Of(IEnumerable<(string Module, string Project)> projects) => new(projects.ToDictionary(
        p => p.Module,
        p => (IReadOnlyList<string>)[.. XDocument.Parse(p.Project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).Order(StringComparer.Ordinal)],
        StringComparer.Ordinal));

    /// <returns>The first way round, such as "Members → Tickets → Members"; null when there is none.</returns>
    public string? Cycle() => uses.Keys.Order(StringComparer.Ordinal).Select(m => From(m, [])).FirstOrDefault(c => c is not null);

    string? From(string module, IReadOnlyList<string> path)
    {
        if (path.Contains(module))
        {
            return string.Join(" → ", path.SkipWhile(p => p != module).Append(module));
        }
        return uses.TryGetValue(module, out var next)
            ? next.Select(n => From(n, [.. path, module])).FirstOrDefault(c => c is not null) : null;
    }

    /// <summary>"The provider never knows its consumers": each module stands on a floor and uses only floors below its own.</summary>
    /// <returns>References that go up or stay level.</returns>
    public IReadOnlyList<string> AgainstTheFloors(IReadOnlyList<string[]> floors)
    {
        var floor = floors.SelectMany((names, i) => names.Select(n => (n, i))).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
        return [.. uses.Where(u => !floor.ContainsKey(u.Key)).Select(u => $"{u.Key} stands on no floor")
            .Concat(from u in uses
                    where floor.ContainsKey(u.Key)
                    from used in u.Value
                    where !floor.TryGetValue(used, out var below) || below >= floor[u.Key]
                    select $"{u.Key} uses {used}")
            .Order(StringComparer.Ordinal)];
    }
}
