using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Inbox;

/// <summary>担当になる. Two clerks taking the same case: the row is locked, the second is told.</summary>
public sealed record TakeCase(Guid CaseId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(CaseworkDb db, Actor actor, Clock clock, AuditTrail audit) : IHandle<TakeCase, Done>
    {
        public async Task<Outcome<Done>> Handle(TakeCase command, CancellationToken ct)
        {
            if (await db.Locked(command.CaseId, ct) is not { } file || !file.IsOpen())
            {
                return Refusal.NotFound;
            }
            if (file.Assignee is { } other && other != actor.AccountId)
            {
                return CaseRefusals.Taken;
            }
            audit.About(file.Id);
            audit.Concerns(file.PersonId);
            file.Take(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
