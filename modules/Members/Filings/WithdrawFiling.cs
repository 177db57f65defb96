using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Takes a filing back before its cut-off; the record is as before, and the employee is told.</summary>
public sealed record WithdrawFiling(Guid FilingId) : IPortalUseCase<Done>, IMovesMoneyOrMail
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, FilingDesk desk, FilingDoor door, Actor actor, Clock clock) : IHandle<WithdrawFiling, Done>
    {
        public async Task<Outcome<Done>> Handle(WithdrawFiling command, CancellationToken ct)
        {
            var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == command.FilingId && f.EnterpriseId == actor.Enterprise, ct);
            if (filing is null || await people.One(filing.PersonId, ct) is not { } who)
            {
                return Refusal.NotFound;
            }
            if (await door.Refuse(actor.Enterprise, ct) is { } shut)
            {
                return shut;
            }
            if (!filing.MayBeTakenBack(clock.Now))
            {
                return filing.State == FilingState.Filed ? MembershipRules.CutOffPassed : MembershipRules.FilingClosed;
            }
            if (await desk.TakeBack(filing, who, FilingState.Withdrawn, ct) is { } changed)
            {
                return changed;
            }
            await desk.TellTakenBack(filing, ct);
            return Done.It;
        }
    }
}
