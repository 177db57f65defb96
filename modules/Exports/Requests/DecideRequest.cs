using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>A second person decides as proposed, or sends it back.</summary>
public sealed record DecideRequest(Guid Id, int Version, bool Agree) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(ExportsDb db, Interests interests, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecideRequest, Done>
    {
        public async Task<Outcome<Done>> Handle(DecideRequest command, CancellationToken ct)
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
            if (request.State != RequestState.Proposed)
            {
                return RequestRefusals.StateWrong;
            }
            if (request.ProposedBy == actor.AccountId)
            {
                return RequestRefusals.TwoPersons;
            }
            if (await interests.Refuse(request.PersonId, ct) is { } own)
            {
                return own;
            }
            if (command.Agree)
            {
                request.Decide(actor.AccountId, clock.Now);
            }
            else
            {
                request.SendBack();
            }
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
