using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Requests;

/// <summary>A second person decides as proposed, or sends it back. From the decision on there is a time for doing it.</summary>
public sealed record DecideRequest(Guid Id, int Version, bool Agree) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(ExportsDb db, OwnHousehold own, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecideRequest, Done>
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
            if (await own.Holds(request.PersonId, ct))
            {
                return ExportRefusals.OwnInterest;
            }
            if (command.Agree)
            {
                var settings = await rulebook.On<RequestSettings>(request.ReceivedOn, ct);
                request.Decide(actor.AccountId, clock.Now, clock.Today.AddDays(settings.CarryOutDays));
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
