using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Runs one use case in a scope of its own, and again in a fresh one when PostgreSQL says that two met
/// (serialization failure, deadlock). Never retried inside: the whole use case is the unit.</summary>
public sealed class UseCaseRunner(IServiceScopeFactory scopes, Alarms alarms, ILogger<UseCaseRunner> log)
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
            catch (LogUnwritableException unwritable)
            {
                await alarms.Raise("log-unwritable", unwritable.UseCase, ct);
                return (Refusal.Unavailable, Actor.Guest);
            }
            catch (KeyLostException lost)
            {
                log.LogCritical("{UseCase}: {Why}", UseCaseShape.NameOf(useCase.GetType()), lost.Message);
                return (Refusal.RecordClosed, Actor.Guest);
            }
            catch (Exception failure) when (DatabaseFailure.IsGone(failure))
            {
                var state = DatabaseFailure.Refusal(failure)?.SqlState;
                log.Log(Alarming(state) ? LogLevel.Critical : LogLevel.Warning, "{UseCase}: database not available ({Kind} {State})", UseCaseShape.NameOf(useCase.GetType()), failure.GetType().Name, state);
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
        Token = asked.Token,
        IdempotencyKey = asked.IdempotencyKey,
        RequestId = asked.RequestId,
        CardSerial = asked.CardSerial,
        Terminal = asked.Terminal,
        Reason = asked.Reason,
        ClientAddress = asked.ClientAddress,
        Device = asked.Device,
        Portal = asked.Portal,
        Unattended = asked.Unattended,
    };

    private static bool Collided(Exception failure) =>
        DatabaseFailure.Refusal(failure) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            or { ConstraintName: "person_key_under" }; // wrapped under a version that was retired just then

    /// <summary>What does not heal by itself: the disk is full or broken, or the role is not let in. An operator must come.</summary>
    private static bool Alarming(string? state) =>
        state is not null && (state == PostgresErrorCodes.DiskFull || state.StartsWith("58", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal));
}

internal sealed class ContextCarrier
{
    public UseCaseContext Context { get; set; } = new();
}
