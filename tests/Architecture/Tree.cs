using System.Text.RegularExpressions;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Architecture;

/// <summary>A file of the repository as the scanners read it: its path with forward slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public string Folder => Path[..Path.LastIndexOf('/')];
    public string[] Lines => Text.Split('\n');
}

/// <summary>The checked-out files, without what is built.</summary>
internal static class Tree
{
    static readonly string[] Product = ["modules", "web", "host", "db", "dev"];

    /// <summary>All files below the folders of the product that end so.</summary>
    public static IReadOnlyList<SourceFile> Files(string ending) => Below(ending, Product);

    public static IReadOnlyList<SourceFile> Below(string ending, params string[] folders) =>
        [.. folders.Select(f => Path.Combine(Repository.Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*" + ending, SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(f => new SourceFile(f, Read(f)))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    public static IReadOnlyList<string> ModuleFolders { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "modules")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static Regex Pattern(string text, RegexOptions options = RegexOptions.None) => new(text, options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
