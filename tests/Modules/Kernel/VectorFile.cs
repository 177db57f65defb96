using System.Text.Json;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel;

/// <summary>A file of published or computed examples under tests/Modules/vectors.</summary>
internal static class VectorFile
{
    internal static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", name + ".json"))).RootElement;

    internal static IReadOnlyList<JsonElement> List(string name, string property, int atLeast)
    {
        var list = Read(name).GetProperty(property).EnumerateArray().ToList();
        Assert.True(list.Count >= atLeast, $"{name}.{property} holds {list.Count} examples, {atLeast} were expected.");
        return list;
    }

    internal static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    internal static DateOnly Day(this JsonElement element, string property) => DateOnly.Parse(element.Text(property)[..10]);

    internal static int Number(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    internal static bool Flag(this JsonElement element, string property) => element.GetProperty(property).GetBoolean();
}
