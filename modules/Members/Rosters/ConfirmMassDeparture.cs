using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>The second officer confirms that so many leave, or stops it. Source: FEATURES ENT-06.</summary>
/// <param name="Confirm">False discards the roster; nothing changed and nothing changes.</param>
public sealed record ConfirmMassDeparture(Guid RosterId, bool Confirm) : IPortalUseCase<ConfirmMassDeparture.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    /// <param name="State">Filed, Filing while a job files a long one, or Discarded.</param>
    public sealed record Result(RosterState State, int Filed);

    internal sealed class Handler(MembersDb db, DbSession session, RosterDesk rosters, RosterFiling filing, Actor actor) : IHandle<ConfirmMassDeparture, Result>
    {
        public async Task<Outcome<Result>> Handle(ConfirmMassDeparture command, CancellationToken ct)
        {
            await rosters.Lock(actor.Enterprise, ct);
            if (await rosters.Find(command.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            if (roster.State != RosterState.AwaitingSecond)
            {
                return RosterRules.NotWaiting;
            }
            if (!command.Confirm)
            {
                roster.State = RosterState.Discarded;
                await db.SaveChangesAsync(ct);
                return new Result(roster.State, 0);
            }
            if (roster.ConfirmedBy == actor.AccountId)
            {
                return RosterRules.SecondIsSame;
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
