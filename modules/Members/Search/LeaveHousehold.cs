using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Search;

/// <summary>A member who was put into another's household by mistake, or moved out, has one of the own again. What was counted stays with the household
/// where it was used.</summary>
/// <param name="Number">Who leaves; the others stay together.</param>
public sealed record LeaveHousehold(string Number) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(MembersDb db, OwnHousehold own, AuditTrail audit) : IHandle<LeaveHousehold, Done>
    {
        public async Task<Outcome<Done>> Handle(LeaveHousehold command, CancellationToken ct)
        {
            if (await db.Members.WithNumber(command.Number).FirstOrDefaultAsync(ct) is not { } member)
            {
                return Refusal.NotFound;
            }
            audit.About(member.Id);
            audit.Concerns(member.Id);
            if (await own.Holds(member.Id, ct))
            {
                return SearchRules.OwnHousehold;
            }
            if (!await db.Members.AnyAsync(m => m.HouseholdId == member.HouseholdId && m.Id != member.Id, ct))
            {
                return SearchRules.AloneAlready;
            }
            member.LeaveHousehold();
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
