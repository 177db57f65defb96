using Xunit;
using System.Text.Json.Nodes;

namespace WelfareMutual.Tests.Modules.Payouts;

internal static class Vectors
{
    public static string At(params string[] path) => Path.Combine([AppContext.BaseDirectory, "vectors", .. path]);

    public static byte[] Sample(string name) => File.ReadAllBytes(At("zengin_samples", name));

    public static byte[] Batch(string name) => File.ReadAllBytes(At("zengin_batches", name));

    public static JsonNode Parsed(string name) => Json("zengin_samples", name + ".parsed.json");

    public static JsonNode Json(params string[] path) => JsonNode.Parse(File.ReadAllText(At(path)))!;

    public static TheoryData<string> SampleNames()
    {
        var names = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(At("zengin_samples"), "*.txt").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileName(file));
        }

        return names;
    }
}
