using System.Reflection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tests.Architecture.Boundaries;

/// <summary>Finds what a module shows although nobody may need it: public are only Contracts, use-case records with their
/// nested results, what these are made of, settings of rules, and the module's table of contents.</summary>
internal static class PublicSurface
{
    public static IReadOnlyList<string> Trespasses(Assembly assembly)
    {
        var shown = assembly.GetExportedTypes().Where(t => !t.IsNested).ToArray();
        var spoken = shown.Where(t => typeof(IUseCase).IsAssignableFrom(t) || IsSettings(t)).SelectMany(t => WordsOf(t, [])).ToHashSet();
        return [.. shown
            .Where(t => !InContracts(t) && !typeof(IUseCase).IsAssignableFrom(t) && !typeof(IModule).IsAssignableFrom(t) && !IsSettings(t) && !spoken.Contains(t))
            .Select(t => t.FullName!).Order(StringComparer.Ordinal)];
    }

    static bool InContracts(Type type) => type.Namespace?.Split('.').ElementAtOrDefault(2) == "Contracts";

    static bool IsSettings(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRuleSettings<>));

    /// <summary>The types that a command or its result consists of: without them public the record does not compile.</summary>
    static HashSet<Type> WordsOf(Type type, HashSet<Type> seen)
    {
        foreach (var part in type.GetInterfaces().SelectMany(i => i.GetGenericArguments())
            .Concat(type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.PropertyType))
            .Concat(type.GetNestedTypes())
            .SelectMany(Plain))
        {
            if (part.Assembly == type.Assembly && seen.Add(part))
            {
                WordsOf(part, seen);
            }
        }
        return seen;
    }

    static IEnumerable<Type> Plain(Type type) =>
        type.IsArray ? Plain(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Plain).Append(type.GetGenericTypeDefinition())
        : [type];
}
