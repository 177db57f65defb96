using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WelfareMutual.Database.Migrator.Development;

/// <summary>Where the running system is and how to sign in: endpoints.json for scripts, the same in words for people.</summary>
internal static class Endpoints
{
    static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Write(string folder, IReadOnlyDictionary<string, string> addresses, TextWriter screen)
    {
        var all = new JsonObject();
        foreach (var (name, address) in addresses)
            all[name] = address;
        var demo = Demo(folder);
        all["demo"] = demo;
        all["cards"] = Cards(Path.Combine(folder, "cards"));
        var path = Path.Combine(folder, "endpoints.json");
        await File.WriteAllTextAsync(path, all.ToJsonString(Format) + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Print(addresses, demo, screen);
    }

    static JsonNode Demo(string folder)
    {
        var file = Path.Combine(folder, "demo.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))! : new JsonObject();
    }

    static JsonArray Cards(string folder) =>
        new(Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.pfx").Order(StringComparer.Ordinal).Select(Card).ToArray()
            : []);

    static JsonNode Card(string pfx) => new JsonObject
    {
        ["name"] = Path.GetFileNameWithoutExtension(pfx),
        ["pfx"] = Path.GetFullPath(pfx),
        ["certificate"] = Path.GetFullPath(Path.ChangeExtension(pfx, ".crt")),
        ["key"] = Path.GetFullPath(Path.ChangeExtension(pfx, ".key")),
        ["password"] = "demo",
    };

    static async Task Print(IReadOnlyDictionary<string, string> addresses, JsonNode demo, TextWriter screen)
    {
        foreach (var (name, address) in addresses.Where(pair => pair.Key != "database"))
            await screen.WriteLineAsync($"  {name,-15} {address}");
        foreach (var part in demo as JsonObject ?? [])
            await Show(part.Key, part.Value, screen);
    }

    // demo.json is the demo program's: lists and objects of words are shown as they come.
    static async Task Show(string name, JsonNode? value, TextWriter screen)
    {
        await screen.WriteLineAsync($"\n  {name}:");
        var items = value switch
        {
            JsonArray list => list.Select(Line),
            JsonObject entries => entries.Select(entry => $"{entry.Key}: {Line(entry.Value)}"),
            _ => [Line(value)],
        };
        foreach (var item in items)
            await screen.WriteLineAsync($"    {item}");
    }

    static string Line(JsonNode? value) => value is JsonObject entries
        ? string.Join("  ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))
        : value?.ToString() ?? "";
}
