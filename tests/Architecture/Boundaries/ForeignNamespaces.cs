using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WelfareMutual.Tests.Architecture.Boundaries;

/// <summary>Reads from a built assembly which types of other modules it names, whatever the source looks like.</summary>
internal static class ForeignNamespaces
{
    /// <returns>"Tickets names WelfareMutual.Payments.Rules.Settlement" for each type outside Contracts and Kernel.</returns>
    public static IReadOnlyList<string> Trespasses(Assembly assembly, IReadOnlyCollection<string> modules)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var own = Product.ModuleOf(assembly);
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(t => !t.Namespace.IsNil)
            .Select(t => (Namespace: metadata.GetString(t.Namespace), Name: metadata.GetString(t.Name)))
            .Where(t => t.Namespace.Split('.') is ["WelfareMutual", var module, .. var rest]
                && module != own && module != "Kernel" && modules.Contains(module) && rest.FirstOrDefault() != "Contracts")
            .Select(t => $"{own} names {t.Namespace}.{t.Name}").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <returns>How many types of other modules' Contracts it names: a scanner that finds none at all is broken.</returns>
    public static int Contracts(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Count(t => !t.Namespace.IsNil && metadata.GetString(t.Namespace).Split('.') is ["WelfareMutual", _, "Contracts", ..]);
    }
}
