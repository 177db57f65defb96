using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>What was decided is done and the person was told; or the person took the request back before it was decided.</summary>
public sealed record CloseRequest(Guid Id, int Version, bool Withdrawn) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(ExportsDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<CloseRequest, Done>
    {
        public async Task<Outcome<Done>> Handle(CloseRequest command, CancellationToken ct)
        {
            if (await db.LockedRequest(command.Id, ct) is not { } request)
            {
                return Refusal.NotFound;
            }
            audit.About(request.Id);
            audit.Concerns(request.PersonId);
            if (request.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (command.Withdrawn ? !request.Waits : request.State != RequestState.Decided)
            {
                return RequestRefusals.StateWrong;
            }
            request.Close(command.Withdrawn, actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
