using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Something that happened, past tense, published by a module for whoever cares. Same subject only:
/// what touches another person is an outbox row done by a job.</summary>
public interface IFact;

public interface IHear<in TFact> where TFact : IFact
{
    Task Hear(TFact fact, CancellationToken ct);
}

/// <summary>Facts told by a handler; delivered by the pipeline in the same transaction when the handler succeeded.</summary>
public sealed class Facts(IServiceProvider services)
{
    private readonly List<Func<CancellationToken, Task>> told = [];

    public void Tell<TFact>(TFact fact) where TFact : IFact => told.Add(async ct =>
    {
        foreach (var listener in services.GetServices<IHear<TFact>>())
        {
            await listener.Hear(fact, ct);
        }
    });

    /// <summary>Delivers in order, including the facts that listeners tell.</summary>
    internal async Task Deliver(CancellationToken ct)
    {
        for (var i = 0; i < told.Count; i++)
        {
            await told[i](ct);
        }
    }
}

/// <summary>What the same process does right after the commit, in a fresh scope: the call that a person waits for.
/// An outbox row committed beside it makes sure that it is done even when this process dies now.</summary>
public sealed class AfterCommit
{
    private readonly List<Func<IServiceProvider, CancellationToken, Task>> steps = [];

    public void Then(Func<IServiceProvider, CancellationToken, Task> step) => steps.Add(step);

    internal IReadOnlyList<Func<IServiceProvider, CancellationToken, Task>> Steps => steps;
}
