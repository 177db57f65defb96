using MediatR;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>The one pipeline. Unconstrained on purpose: a behaviour whose generic constraint does not fit is skipped in silence.</summary>
internal sealed class UseCasePipeline<TRequest, TResponse>(
    UseCaseContext context, DbSession session, Subject subject, ProofCheck proof, PortalTrust portal, IdempotencyKeys keys, Facts facts,
    AuditTrail audit, ConstraintRefusals constraints, ILogger<UseCasePipeline<TRequest, TResponse>> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly UseCaseShape Shape = UseCaseShape.Of(typeof(TRequest))
        ?? throw new InvalidOperationException($"{typeof(TRequest)} has no audience: it is no use case");

    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        if (context.Entered)
        {
            throw new InvalidOperationException($"{Shape.Name} was sent from inside another use case");
        }
        context.Entered = true;
        await session.Open(Shape.IsQuery, ct);
        context.Actor = context.Unattended ?? await subject.Enter(context, !Shape.IsAskedByTheScreen, ct);
        await session.Remember(ct);
        var (response, refusals) = (Shape.Access.Refuse(context.Actor) ?? Unreadable(request) ?? await proof.Refuse(Shape, ct)) is { } no
            ? (default, [no])
            : await Answer(request, next, ct);
        if (refusals.Count > 0)
        {
            await session.ForgetSinceRemembered(ct);
        }
        var code = refusals.Count == 0 ? "ok" : refusals[0].Code;
        await audit.Write(Shape, context, code, ct);
        await session.Commit(ct);
        log.LogInformation("{UseCase} by {Kind}: {Outcome}", Shape.Name, context.Actor.Kind, code);
        return refusals.Count == 0 ? response! : Answers<TResponse>.Refused(refusals);
    }

    private static Refusal? Unreadable(TRequest request) => Shape.Audience is Audience.Portal or Audience.Office ? WrittenText.Refuse(request) : null;

    private async Task<(TResponse?, IReadOnlyList<Refusal>)> Answer(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        try
        {
            var (repeated, reused) = await keys.Claim<TRequest, TResponse>(Shape, context, request, ct);
            if (repeated is not null || reused is not null)
            {
                return (repeated, reused is null ? [] : [reused]);
            }
            var response = await next();
            var outcome = (IOutcome)response!;
            if (outcome.Refusals.Count > 0)
            {
                return (response, outcome.Refusals);
            }
            await facts.Deliver(ct);
            await keys.Keep(Shape, context, outcome, ct);
            if (Shape.IsUndoneWithItsPortal && await portal.Refuse(ct) is { } shut)
            {
                return (default, [shut]);
            }
            return (response, []);
        }
        catch (ReasonNeededException)
        {
            return (default, [AccessReason.Needed]);
        }
        catch (PersonErasedException)
        {
            return (default, [Refusal.Erased]);
        }
        catch (Exception failure) when (constraints.RefusalOf(failure) is not null)
        {
            return (default, [constraints.RefusalOf(failure)!]);
        }
    }
}
