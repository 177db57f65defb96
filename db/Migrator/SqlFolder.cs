using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WelfareMutual.Database.Migrator;

/// <summary>One SQL file: its name below the folder, its text with LF line ends, and the SHA-256 of that text in hexadecimal.</summary>
public sealed record SqlFile(string Name, string Text, string Checksum);

/// <summary>What the folder <c>db/</c> holds, in the order in which it is applied.</summary>
public sealed partial class SqlFolder
{
    static readonly string[] Kinds = ["views", "functions", "policies", "grants"];

    private SqlFolder(SqlFile roles, IReadOnlyList<SqlFile> numbered, IReadOnlyList<SqlFile> repeatable) =>
        (Roles, Numbered, Repeatable) = (roles, numbered, repeatable);

    public SqlFile Roles { get; }

    /// <summary>Files that run once, by schema as <c>order.txt</c> has it, then by number.</summary>
    public IReadOnlyList<SqlFile> Numbered { get; }

    /// <summary>Files that run every time, <c>kind.sql</c> or <c>kind_of_what.sql</c>: all views, then all functions, then all policies, then all grants, then the oracle's views.</summary>
    public IReadOnlyList<SqlFile> Repeatable { get; }

    /// <summary>SHA-256 in hexadecimal over names and texts: two folders with the same one build the same database.</summary>
    public string Checksum => Hash(string.Join('\n', new[] { Roles }.Concat(Numbered).Concat(Repeatable).Select(f => $"{f.Name} {f.Checksum}")));

    /// <exception cref="MigrationException">The folder contradicts itself.</exception>
    public static SqlFolder Read(string path)
    {
        if (!File.Exists(Path.Combine(path, "roles.sql")))
            throw new MigrationException($"No roles.sql in {path}: is this the folder db?");
        var schemas = File.ReadAllLines(Path.Combine(path, "order.txt"))
            .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        RefuseUnlisted(path, schemas);
        var numbered = schemas.SelectMany(schema => NumberedOf(path, schema)).ToList();
        var repeatable = Kinds.SelectMany(kind => schemas.SelectMany(schema => FilesOf(path, schema)).Where(name => KindOf(name) == kind))
            .Concat(FilesOf(path, "oracle"))
            .Select(name => Load(path, name)).ToList();
        return new SqlFolder(Load(path, "roles.sql"), numbered, repeatable);
    }

    static void RefuseUnlisted(string path, List<string> schemas)
    {
        var unlisted = Directory.GetDirectories(path).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != "oracle" && !schemas.Contains(name, StringComparer.Ordinal) && FilesOf(path, name).Any())
            .Order(StringComparer.Ordinal).ToList();
        if (unlisted.Count > 0)
            throw new MigrationException($"order.txt does not list: {string.Join(", ", unlisted)}");
    }

    static List<SqlFile> NumberedOf(string path, string schema)
    {
        var files = FilesOf(path, schema).Where(name => KindOf(name) is null).ToList();
        foreach (var name in files.Where(name => !NumberedName().IsMatch(Path.GetFileName(name))))
            throw new MigrationException($"{name}: a file is named NNN_what_it_does.sql, or KIND.sql, or KIND_of_what.sql with a kind of {string.Join(", ", Kinds)}");
        foreach (var pair in files.GroupBy(name => Path.GetFileName(name)[..3], StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new MigrationException($"Two files have the same number: {string.Join(", ", pair)}");
        return files.ConvertAll(name => Load(path, name));
    }

    static string? KindOf(string name) => Array.Find(Kinds, kind => RepeatableName().Match(Path.GetFileName(name)).Groups[1].Value == kind);

    static IEnumerable<string> FilesOf(string path, string schema) =>
        Directory.Exists(Path.Combine(path, schema))
            ? Directory.GetFiles(Path.Combine(path, schema), "*.sql").Select(file => Path.Combine(schema, Path.GetFileName(file))).Order(StringComparer.Ordinal)
            : [];

    static SqlFile Load(string path, string name)
    {
        var text = File.ReadAllText(Path.Combine(path, name)).ReplaceLineEndings("\n");
        return new SqlFile(name.Replace('\\', '/'), text, Hash(text));
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex(@"^\d{3}_[a-z0-9_]+\.sql$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberedName();

    [GeneratedRegex(@"^([a-z]+)(_[a-z_]+)?\.sql$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RepeatableName();
}
