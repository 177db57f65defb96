using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>Foundation staff are the second person where the firm has one officer only (ENT-06).</summary>
public sealed record ConfirmMassDepartureAsStaff(Guid RosterId, bool Confirm) : IOfficeUseCase<ConfirmMassDepartureAsStaff.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="State">Filed, Filing while a job files a long one, or Discarded.</param>
    public sealed record Result(RosterState State, int Filed);

    internal sealed class Handler(MembersDb db, DbSession session, RosterDesk rosters, RosterFiling filing, IAccounts accounts, AuditTrail audit, Actor actor) : IHandle<ConfirmMassDepartureAsStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(ConfirmMassDepartureAsStaff command, CancellationToken ct)
        {
            var enterprise = await db.Rosters.Where(r => r.Id == command.RosterId).Select(r => r.EnterpriseId).FirstOrDefaultAsync(ct);
            await rosters.Lock(enterprise, ct);
            if (await rosters.Find(command.RosterId, enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            audit.About(roster.Id);
            if (roster.State != RosterState.AwaitingSecond)
            {
                return RosterRules.NotWaiting;
            }
            if ((await accounts.RosterOfficersOf([enterprise], ct))[enterprise].Any(officer => officer != roster.ConfirmedBy))
            {
                return RosterRules.AnotherOfficer;
            }
            if (!command.Confirm)
            {
                roster.State = RosterState.Discarded;
                await db.SaveChangesAsync(ct);
                return new Result(roster.State, 0);
            }
            var result = await rosters.Run(roster, ct);
            var review = result.Review();
            if (!RosterDesk.IsAsReviewed(roster.Review.Open(), review))
            {
                await rosters.Refresh(roster, result, ct);
                await session.Remember(ct);
                return RosterRules.RegisterMoved;
            }
            roster.SecondBy = actor.AccountId;
            return await filing.Accept(roster, result, review, ct) is { } no ? no : new Result(roster.State, roster.State == RosterState.Filed ? review.People : 0);
        }
    }
}
