using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Runs one use case in a scope of its own, and again in a fresh one when PostgreSQL says that two met
/// (serialization failure, deadlock). Never retried inside: the whole use case is the unit.</summary>
public sealed class UseCaseRunner(IServiceScopeFactory scopes, ILogger<UseCaseRunner> log)
{
    private const int Attempts = 4;

    public Task<Outcome<TResult>> Run<TResult>(IRequest<Outcome<TResult>> useCase, UseCaseContext context, CancellationToken ct = default) =>
        Run(useCase, () => context, ct).ContinueWith(t => t.Result.Outcome, ct, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <returns>The outcome, and who the core found to be acting.</returns>
    public async Task<(Outcome<TResult> Outcome, Actor Actor)> Run<TResult>(
        IRequest<Outcome<TResult>> useCase, Func<UseCaseContext> context, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(useCase, context(), ct);
            }
            catch (Exception failure) when (attempt < Attempts && Collided(failure))
            {
                log.LogInformation("{UseCase} collided, attempt {Attempt}", UseCaseShape.NameOf(useCase.GetType()), attempt);
            }
            catch (Exception failure) when (DatabaseGone(failure))
            {
                log.LogWarning("{UseCase}: database not available ({Kind})", UseCaseShape.NameOf(useCase.GetType()), failure.GetType().Name);
                return (Refusal.Unavailable, Actor.Guest);
            }
        }
    }

    private async Task<(Outcome<TResult>, Actor)> Once<TResult>(IRequest<Outcome<TResult>> useCase, UseCaseContext asked, CancellationToken ct)
    {
        AfterCommit after;
        Outcome<TResult> outcome;
        UseCaseContext context;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var carrier = scope.ServiceProvider.GetRequiredService<ContextCarrier>();
            carrier.Context = context = Copy(asked);
            after = scope.ServiceProvider.GetRequiredService<AfterCommit>();
            outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(useCase, ct);
        }
        if (outcome.Succeeded)
        {
            foreach (var step in after.Steps)
            {
                await RunAfter(step, ct);
            }
        }
        return (outcome, context.Actor);
    }

    [SuppressMessage("Design", "CA1031", Justification = "the use case is committed; its outbox row finishes what fails here")]
    private async Task RunAfter(Func<IServiceProvider, CancellationToken, Task> step, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await step(scope.ServiceProvider, ct);
        }
        catch (Exception failure)
        {
            log.LogWarning("a call after the commit failed ({Kind}); the outbox finishes it", failure.GetType().Name);
        }
    }

    private static UseCaseContext Copy(UseCaseContext asked) => new()
    {
        Token = asked.Token, IdempotencyKey = asked.IdempotencyKey, RequestId = asked.RequestId, CardSerial = asked.CardSerial,
        Terminal = asked.Terminal, ClientAddress = asked.ClientAddress, Unattended = asked.Unattended,
    };

    private static bool Collided(Exception failure) =>
        Postgres(failure) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            or { ConstraintName: "person_key_under" }; // wrapped under a version that was retired just then

    private static bool DatabaseGone(Exception failure) =>
        failure is TimeoutException
        || Postgres(failure) is { } refused && (refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("53", StringComparison.Ordinal))
        || Postgres(failure) is null && Chain(failure).OfType<NpgsqlException>().Any();

    private static PostgresException? Postgres(Exception failure) => Chain(failure).OfType<PostgresException>().FirstOrDefault();

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}

internal sealed class ContextCarrier
{
    public UseCaseContext Context { get; set; } = new();
}
