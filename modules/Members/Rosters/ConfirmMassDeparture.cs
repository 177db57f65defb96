using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>The second officer confirms that so many leave, or stops it. Source: FEATURES ENT-06.</summary>
/// <param name="Confirm">False discards the roster; nothing changed and nothing changes.</param>
public sealed record ConfirmMassDeparture(Guid RosterId, bool Confirm) : IPortalUseCase<ConfirmMassDeparture.Result>
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(int Filed);

    internal sealed class Handler(MembersDb db, DbSession session, RosterDesk rosters, Actor actor, Clock clock) : IHandle<ConfirmMassDeparture, Result>
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
                return new Result(0);
            }
            if (roster.ConfirmedBy == actor.AccountId)
            {
                return RosterRules.SecondIsSame;
            }
            var result = await rosters.Run(roster, ct);
            if (!RosterDesk.IsAsReviewed(roster.Review.Open(), result.Review()))
            {
                await rosters.Refresh(roster, result, ct);
                await session.Remember(ct);
                return RosterRules.RegisterMoved;
            }
            roster.SecondBy = actor.AccountId;
            return new Result(await rosters.Apply(roster, result, Filer.Online(actor, clock.Now, roster.Id), ct));
        }
    }
}
