using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using MediatR;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>The closed dictionary of the use cases that this process runs. A name on the wire is looked up here and
/// nowhere else; type names never leave the process.</summary>
public sealed class UseCaseCatalogue(IEnumerable<UseCaseShape> shapes)
{
    private static readonly MethodInfo InvokeTyped = typeof(UseCaseCatalogue).GetMethod(nameof(InvokeAs), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly Dictionary<string, UseCaseShape> byName = shapes.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<UseCaseShape> All => byName.Values;

    public bool TryFind(string name, Audience audience, [NotNullWhen(true)] out UseCaseShape? shape) =>
        byName.TryGetValue(name, out shape) && shape.Audience == audience;

    internal static Task<Reply> Invoke(UseCaseShape shape, UseCaseRunner runner, object command, UseCaseContext context, CancellationToken ct) =>
        (Task<Reply>)InvokeTyped.MakeGenericMethod(shape.ResultType).Invoke(null, [runner, command, context, ct])!;

    private static async Task<Reply> InvokeAs<TResult>(UseCaseRunner runner, object command, UseCaseContext context, CancellationToken ct)
    {
        var (outcome, actor) = await runner.Run((IRequest<Outcome<TResult>>)command, () => context, ct);
        return new(outcome.Succeeded ? JsonSerializer.SerializeToElement(outcome.Value, Wire.Json) : null, outcome.Refusals, Visitor.Of(actor));
    }
}
