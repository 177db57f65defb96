using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.Rulebook;

/// <summary>Every kind of settings that the modules read, found by what they implement.</summary>
public sealed class KnownRules
{
    private static readonly JsonSerializerOptions Strict = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, WriteIndented = true };
    private readonly Dictionary<string, Type> byName;

    public KnownRules(IEnumerable<Assembly> assemblies) => byName = assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRuleSettings<>)))
        .ToDictionary(t => (string)t.GetProperty("Name", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => [.. byName.Keys.Order(StringComparer.Ordinal)];
    public bool Knows(string name) => byName.ContainsKey(name);

    /// <summary>As its settings declare it.</summary>
    public string Title(string name) => (string)byName[name].GetProperty("Title", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    public bool TakesTwoPeople(string name) => typeof(ITakesTwoPeople).IsAssignableFrom(byName[name]);

    /// <summary>What is in force until staff enter a version, as JSON.</summary>
    public string Initial(string name) => Write(byName[name].GetProperty("Initial", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!, byName[name]);

    /// <summary>Reads what somebody typed as new settings of a rule.</summary>
    /// <returns>The settings in their normal form.</returns>
    public Outcome<string> Check(string name, string json, DateOnly effective, DateOnly today) =>
        !Knows(name) ? EnterRule.UnknownRule
        : Normal(name, json) is not { } settings ? EnterRule.NotItsSettings
        : OutOfBounds(name, settings) is { } beyond ? beyond
        : effective < today ? EnterRule.InThePast
        : settings;

    private Refusal? OutOfBounds(string name, string json) => (JsonSerializer.Deserialize(json, byName[name], Strict) as IBounded)?.OutOfBounds();

    /// <returns>The settings in their normal form, or null when they are not settings of that name: a member missing, unknown or of another kind.</returns>
    public string? Normal(string name, string json)
    {
        try
        {
            var settings = JsonSerializer.Deserialize(json, byName[name], Strict);
            return settings is null || JsonDocument.Parse(json).RootElement.EnumerateObject().Count() != JsonDocument.Parse(Write(settings, byName[name])).RootElement.EnumerateObject().Count()
                ? null : Write(settings, byName[name]);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Write(object settings, Type type) => JsonSerializer.Serialize(settings, type, Strict);
}
