using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>Source: 個人情報の保護に関する法律 83条2項, 94条2項, 102条2項. Once, before the limit, with a reason that the person is told.</summary>
public sealed record ExtendRequest(Guid Id, int Version, string Reason) : IOfficeUseCase<ExtendRequest.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(DateOnly DueOn);

    internal sealed class Handler(ExportsDb db, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<ExtendRequest, Result>
    {
        public async Task<Outcome<Result>> Handle(ExtendRequest command, CancellationToken ct)
        {
            if (await db.LockedRequest(command.Id, ct) is not { } request)
            {
                return Refusal.NotFound;
            }
            audit.About(request.Id);
            audit.Concerns(request.PersonId);
            if (Refuse(command, request) is { } refusal)
            {
                return refusal;
            }
            var settings = await rulebook.On<RequestSettings>(request.ReceivedOn, ct);
            request.Extend(settings.ExtensionDays, command.Reason.Trim(), actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return new Result(request.DueOn);
        }

        private Refusal? Refuse(ExtendRequest command, RightsRequest request) =>
            request.Version != command.Version ? Refusal.Stale
            : !request.Waits ? RequestRefusals.StateWrong
            : request.ExtendedBy is not null || request.IsOverdue(clock.Today) ? RequestRefusals.ExtendedOnce
            : command.Reason.Trim().Length < 5 ? RequestRefusals.ReasonMissing : null;
    }
}
