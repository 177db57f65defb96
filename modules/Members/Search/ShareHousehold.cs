using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Search;

/// <summary>Two members live in one household: limits counted by household are counted together.
/// Nobody moves their own membership, or one of their own household: by it they would cease to be barred from its cases.</summary>
/// <param name="Number">Who comes into the household.</param>
/// <param name="WithNumber">Whose household it is.</param>
public sealed record ShareHousehold(string Number, string WithNumber) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(MembersDb db, IStaff staff, IMembers members, AuditTrail audit, Actor actor) : IHandle<ShareHousehold, Done>
    {
        public async Task<Outcome<Done>> Handle(ShareHousehold command, CancellationToken ct)
        {
            if (await Find(command.Number, ct) is not { } member || await Find(command.WithNumber, ct) is not { } with)
            {
                return Refusal.NotFound;
            }
            audit.About(member.Id);
            audit.Concerns(member.Id);
            audit.Concerns(with.Id);
            var own = (await staff.Cards([actor.AccountId], ct)).GetValueOrDefault(actor.AccountId)?.MemberId;
            if (own is { } me && (await members.OwnAmong(me, [member.Id, with.Id], ct)).Count > 0)
            {
                return SearchRules.OwnHousehold;
            }
            if (member.HouseholdId == with.HouseholdId)
            {
                return SearchRules.SameHousehold;
            }
            member.ShareHousehold(with);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }

        private async Task<Member?> Find(string number, CancellationToken ct)
        {
            var stored = MemberNumber.TryParse(number, out var read, out _) ? read.ToString() : "";
            return await db.Members.FirstOrDefaultAsync(m => m.Number == stored, ct);
        }
    }
}
