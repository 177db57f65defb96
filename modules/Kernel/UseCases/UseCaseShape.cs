using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace WelfareMutual.Kernel.UseCases;

public enum Audience { Portal, Hook, Office, Job }

/// <summary>What is known about a use case from its type alone.</summary>
/// <param name="Name">Its name on the wire, in logs and in the audit: module.verb-noun.</param>
public sealed record UseCaseShape(string Name, Type Type, Type ResultType, Audience Audience, Access Access)
{
    private static readonly MethodInfo ReadAccess = typeof(UseCaseShape).GetMethod(nameof(AccessOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly ConcurrentDictionary<Assembly, IReadOnlyList<UseCaseShape>> Known = new();

    public bool IsQuery => typeof(IQuery).IsAssignableFrom(Type);
    public bool KeepsTheLog => typeof(Auditing.IKeepsTheLog).IsAssignableFrom(Type);
    public bool NeedsRecentProof => typeof(INeedsRecentProof).IsAssignableFrom(Type);
    public bool IsUndoneWithItsPortal => typeof(IUndoneWithItsPortal).IsAssignableFrom(Type);
    public bool IsShownOnce => typeof(IShownOnce).IsAssignableFrom(Type);
    public bool IsAskedByTheScreen => typeof(IAskedByTheScreen).IsAssignableFrom(Type);
    public bool HasUpload => typeof(IWithUpload).IsAssignableFrom(Type);

    /// <returns>Null when the type is no use case.</returns>
    /// <exception cref="InvalidOperationException">It has no audience, or more than one.</exception>
    public static UseCaseShape? Of(Type type)
    {
        if (!type.IsClass || type.IsAbstract || !typeof(IUseCase).IsAssignableFrom(type))
        {
            return null;
        }
        var audiences = type.GetInterfaces().Where(i => i.IsGenericType)
            .Select(i => (Audience: AudienceOf(i.GetGenericTypeDefinition()), Result: i.GetGenericArguments()[0]))
            .Where(x => x.Audience is not null).ToArray();
        return audiences.Length == 1
            ? new(NameOf(type), type, audiences[0].Result, audiences[0].Audience!.Value, (Access)ReadAccess.MakeGenericMethod(type).Invoke(null, null)!)
            : throw new InvalidOperationException($"{type} has {audiences.Length} audiences; a use case has exactly one");
    }

    public static IReadOnlyList<UseCaseShape> In(Assembly assembly) =>
        Known.GetOrAdd(assembly, static a => [.. a.GetTypes().Select(Of).OfType<UseCaseShape>().OrderBy(s => s.Name, StringComparer.Ordinal)]);

    /// <summary>tickets.reserve-tickets for WelfareMutual.Tickets.Reservations.ReserveTickets.</summary>
    public static string NameOf(Type type)
    {
        var module = type.Namespace!.Split('.')[1];
        return $"{Kebab(module)}.{Kebab(type.Name)}";
    }

    private static string Kebab(string words)
    {
        var kebab = new StringBuilder();
        foreach (var c in words)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }
            kebab.Append(char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }

    private static Audience? AudienceOf(Type definition) =>
        definition == typeof(IPortalUseCase<>) ? UseCases.Audience.Portal
        : definition == typeof(IHookUseCase<>) ? UseCases.Audience.Hook
        : definition == typeof(IOfficeUseCase<>) ? UseCases.Audience.Office
        : definition == typeof(IJobUseCase<>) ? UseCases.Audience.Job
        : null;

    private static Access AccessOf<T>() where T : IUseCase => T.Access;
}
