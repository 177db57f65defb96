using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>Source: 個人情報の保護に関する法律 82条, 93条, 101条. The first person says how it should be answered and on what grounds.</summary>
public sealed record ProposeAnswer(Guid Id, int Version, RequestAnswer? Answer, string Grounds) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(ExportsDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<ProposeAnswer, Done>
    {
        public async Task<Outcome<Done>> Handle(ProposeAnswer command, CancellationToken ct)
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
            if (request.State != RequestState.Identified)
            {
                return RequestRefusals.StateWrong;
            }
            if (command.Answer is not { } answer)
            {
                return RequestRefusals.AnswerUnknown;
            }
            if (command.Grounds.Trim().Length < 5)
            {
                return RequestRefusals.GroundsMissing;
            }
            request.Propose(answer, command.Grounds.Trim(), actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
