using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Rosters;

/// <summary>Files the reviewed roster, faulty rows left out. Above the brake it waits for a second person instead (ENT-06).</summary>
/// <param name="Fingerprint">Of the page: what was looked at is what is filed.</param>
public sealed record FileRoster(Guid RosterId, string Fingerprint) : IPortalUseCase<FileRoster.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    /// <param name="State">Filed, Filing while a job files a long one, or AwaitingSecond.</param>
    /// <param name="Filed">Number of people filed for; null while it is not yet filed.</param>
    /// <param name="LeaversWaiting">How many would leave, while a second person is awaited.</param>
    public sealed record Result(RosterState State, int? Filed, int LeaversWaiting);

    internal sealed class Handler(
        MembersDb db, DbSession session, RosterDesk rosters, RosterFiling filing, Rulebook rulebook, IAccounts accounts, INotices notices, Actor actor, Clock clock) : IHandle<FileRoster, Result>
    {
        public async Task<Outcome<Result>> Handle(FileRoster command, CancellationToken ct)
        {
            await rosters.Lock(actor.Enterprise, ct);
            if (await rosters.Find(command.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            if (roster.State is RosterState.AwaitingSecond or RosterState.Filing)
            {
                return new Result(roster.State, null, roster.State == RosterState.AwaitingSecond ? roster.Leavers : 0);
            }
            if (roster.State != RosterState.Reviewed)
            {
                return roster.State == RosterState.Asking ? RosterRules.QuestionsOpen : RosterRules.Closed;
            }
            if (!string.Equals(roster.Fingerprint, command.Fingerprint, StringComparison.OrdinalIgnoreCase))
            {
                return RosterRules.OtherFile;
            }
            var result = await rosters.Run(roster, ct);
            var review = result.Review();
            if (!RosterDesk.IsAsReviewed(roster.Review.Open(), review))
            {
                await rosters.Refresh(roster, result, ct);
                await session.Remember(ct); // the fresh dry run is what the officer looks at next
                return RosterRules.RegisterMoved;
            }
            if (review.ChangesNothing)
            {
                return RosterRules.NothingToFile;
            }
            roster.ConfirmedBy = actor.AccountId;
            roster.ConfirmedByName = Sealed.Of(actor.Name);
            roster.ConfirmedAt = clock.Now;
            if ((await rulebook.Today<MassDepartureBrake>(ct)).Holds(review.Leavers, review.MembersBefore))
            {
                return await Wait(roster, review.Leavers, ct);
            }
            return await filing.Accept(roster, result, review, ct) is { } no ? no : new Result(roster.State, roster.State == RosterState.Filed ? review.People : null, 0);
        }

        private async Task<Result> Wait(RosterUpload roster, int leavers, CancellationToken ct)
        {
            roster.State = RosterState.AwaitingSecond;
            await db.SaveChangesAsync(ct);
            foreach (var other in (await accounts.RosterOfficersOf([actor.Enterprise], ct))[actor.Enterprise].Where(officer => officer != actor.AccountId))
            {
                await notices.Tell(other, "members.second-confirm", roster.Id, ct, leavers);
            }
            return new Result(roster.State, null, leavers);
        }
    }
}
