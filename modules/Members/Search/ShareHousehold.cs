using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
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

    internal sealed class Handler(MembersDb db, OwnHousehold own, AuditTrail audit) : IHandle<ShareHousehold, Done>
    {
        public async Task<Outcome<Done>> Handle(ShareHousehold command, CancellationToken ct)
        {
            if (await db.Members.WithNumber(command.Number).FirstOrDefaultAsync(ct) is not { } member
                || await db.Members.WithNumber(command.WithNumber).FirstOrDefaultAsync(ct) is not { } with)
            {
                return Refusal.NotFound;
            }
            audit.About(member.Id);
            audit.Concerns(member.Id);
            audit.Concerns(with.Id);
            if ((await own.Among([member.Id, with.Id], ct)).Count > 0)
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
    }
}
