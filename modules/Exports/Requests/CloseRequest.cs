using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>What was decided is done and the person was told; or the person took the request back before it was decided.
/// Source: 個人情報の保護に関する法律 92条 (correction), 100条 (stop of use, deletion).</summary>
/// <param name="Measures">After a granted correction, stop of use or deletion: what was done, or why it cannot be done yet, as when the law has the record kept.</param>
public sealed record CloseRequest(Guid Id, int Version, bool Withdrawn, string Measures = "") : IOfficeUseCase<Done>
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
            if (!command.Withdrawn && request.NeedsMeasures && command.Measures.Trim().Length < 5)
            {
                return RequestRefusals.MeasuresMissing;
            }
            if (command.Withdrawn)
            {
                request.Withdraw(actor.AccountId, clock.Now);
            }
            else
            {
                request.Finish(command.Measures.Trim(), actor.AccountId, clock.Now);
            }
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
