using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>Source: 個人情報の保護に関する法律 77条2項. Records what was shown; no answer is proposed before.</summary>
/// <param name="Proof">A code of the closed list: no number of a document is written down.</param>
public sealed record CheckIdentity(Guid Id, int Version, string Proof) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(ExportsDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<CheckIdentity, Done>
    {
        public async Task<Outcome<Done>> Handle(CheckIdentity command, CancellationToken ct)
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
            if (request.State != RequestState.Received)
            {
                return RequestRefusals.StateWrong;
            }
            if (!IdentityProof.Fits(command.Proof, request.ByAgent))
            {
                return RequestRefusals.ProofUnknown;
            }
            request.Identify(command.Proof, actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
