namespace WelfareMutual.Tests.Architecture;

/// <summary>
/// As much of YAML as docker-compose.yml uses: block mappings by indentation, flow lists on one line, block lists.
/// A path such as services/portal/networks gives its entries; one level of "&lt;&lt;: *name" is followed.
/// </summary>
internal sealed class ComposeFile
{
    readonly Dictionary<string, List<string>> entries = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> anchors = new(StringComparer.Ordinal);

    public ComposeFile(string text)
    {
        var path = new List<(int Indent, string Name)>();
        foreach (var line in text.Split('\n').Where(l => l.Trim().Length > 0 && l.TrimStart()[0] != '#'))
        {
            var indent = line.Length - line.TrimStart().Length;
            path.RemoveAll(part => part.Indent >= indent);
            Read(line.Trim(), indent, path);
        }
    }

    /// <summary>The names below a path, or the items of its list, or its one value; nothing when the path is absent.</summary>
    public IReadOnlyList<string> At(params string[] path)
    {
        if (entries.TryGetValue(string.Join('/', path), out var found))
            return found;
        if (path.Length > 2 && entries.TryGetValue($"{path[0]}/{path[1]}/<<", out var merged) && anchors.TryGetValue(merged[0].TrimStart('*'), out var home))
            return At([home, .. path[2..]]);
        return [];
    }

    void Read(string line, int indent, List<(int Indent, string Name)> path)
    {
        var parent = string.Join('/', path.Select(part => part.Name));
        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            Add(parent, line[2..].Trim('"'));
            return;
        }
        var colon = line.IndexOf(':');
        var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
        Add(parent, name);
        path.Add((indent, name));
        var here = string.Join('/', path.Select(part => part.Name));
        if (value.StartsWith('&'))
            anchors.Add(value[1..], here);
        else if (value.StartsWith('['))
            foreach (var item in value.Trim('[', ']').Split(','))
                Add(here, item.Trim().Trim('"'));
        else if (value.Length > 0)
            Add(here, value.Trim('"'));
    }

    void Add(string path, string value)
    {
        if (!entries.TryGetValue(path, out var list))
            entries.Add(path, list = []);
        list.Add(value);
    }
}
