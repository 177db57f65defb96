using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Inbox;

/// <summary>手放す. Only the one who has it.</summary>
public sealed record LetCaseGo(Guid CaseId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(CaseworkDb db, Actor actor, AuditTrail audit) : IHandle<LetCaseGo, Done>
    {
        public async Task<Outcome<Done>> Handle(LetCaseGo command, CancellationToken ct)
        {
            if (await db.Locked(command.CaseId, ct) is not { } file)
            {
                return Refusal.NotFound;
            }
            if (file.Assignee is not null && file.Assignee != actor.AccountId)
            {
                return CaseRefusals.Taken;
            }
            audit.About(file.Id);
            audit.Concerns(file.PersonId);
            file.Release();
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
