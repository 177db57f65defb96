using WelfareMutual.Casework.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Review;

/// <summary>Source: FEATURES BO-02. A member of staff who is a member too must not work on their own or their family's case. Whose it is, a colleague says.</summary>
public sealed record LinkStaffMember(string StaffCode, string? MemberNumber) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IStaff staff, IMembers members, AuditTrail audit, Actor actor) : IHandle<LinkStaffMember, Done>
    {
        public async Task<Outcome<Done>> Handle(LinkStaffMember command, CancellationToken ct)
        {
            if (await staff.FindByCode(command.StaffCode.Trim(), ct) is not { } colleague)
            {
                return CaseRefusals.StaffUnknown;
            }
            audit.About(colleague.Account);
            audit.Concerns(colleague.Account);
            if (colleague.Account == actor.AccountId)
            {
                return FourEyes.OwnLink;
            }
            if (colleague.MemberId is { } before)
            {
                audit.Concerns(before);
            }
            Guid? person = null;
            if (!string.IsNullOrWhiteSpace(command.MemberNumber))
            {
                if (await members.FindByNumber(command.MemberNumber, ct) is not { } membership)
                {
                    return CaseRefusals.MemberUnknown;
                }
                person = membership.PersonId;
                audit.Concerns(membership.PersonId);
            }
            await staff.Link(colleague.Account, person, ct);
            return Done.It;
        }
    }
}
