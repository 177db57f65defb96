using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Search;

/// <summary>A member who was put into another's household by mistake, or moved out, has one of the own again. What was counted stays with the household
/// where it was used.</summary>
/// <param name="Number">Who leaves; the others stay together.</param>
public sealed record LeaveHousehold(string Number) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(MembersDb db, IStaff staff, IMembers members, AuditTrail audit, Actor actor) : IHandle<LeaveHousehold, Done>
    {
        public async Task<Outcome<Done>> Handle(LeaveHousehold command, CancellationToken ct)
        {
            var stored = MemberNumber.TryParse(command.Number, out var read, out _) ? read.ToString() : "";
            if (await db.Members.FirstOrDefaultAsync(m => m.Number == stored, ct) is not { } member)
            {
                return Refusal.NotFound;
            }
            audit.About(member.Id);
            audit.Concerns(member.Id);
            var own = (await staff.Cards([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
            if (own is { } me && (await members.OwnAmong(me, [member.Id], ct)).Count > 0)
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
