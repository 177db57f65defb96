using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>The dry run as it was made, with the month it would hold from. Source: UI pattern 3.</summary>
public sealed record ReviewRoster(Guid RosterId) : IPortalUseCase<ReviewRoster.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    /// <param name="NeedsSecond">The brake: this many leavers wait for another person's confirmation.</param>
    /// <param name="OwnConfirmation">Whether the reader is the one who confirmed first.</param>
    /// <param name="Returned">Why it was not filed although it had been confirmed.</param>
    public sealed record Result(
        Guid RosterId, RosterKind Kind, RosterState State, string FileName, string Fingerprint, DateTimeOffset UploadedAt, RosterReview Review,
        DateOnly EffectiveFrom, DateOnly CutOffDay, Yen DuesPerMember, bool NeedsSecond, MassDepartureBrake Brake, string? ConfirmedBy, bool OwnConfirmation, string? Returned);

    internal sealed class Handler(RosterDesk rosters, Rulebook rulebook, Actor actor, Clock clock) : IHandle<ReviewRoster, Result>
    {
        public async Task<Outcome<Result>> Handle(ReviewRoster query, CancellationToken ct)
        {
            if (await rosters.Find(query.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            var rules = await rulebook.Today([CutOff.Name, Leaving.Name, MonthlyDues.Name, MassDepartureBrake.Name], ct);
            var filed = roster.State is RosterState.Filing or RosterState.Filed ? roster.AcceptedAt ?? clock.Now : clock.Now;
            var month = rules.Of<CutOff>().At(filed);
            var review = roster.Review.Open().From(month, rules.Of<Leaving>(), Clock.DayOf(filed));
            var brake = rules.Of<MassDepartureBrake>();
            return new Result(
                roster.Id, roster.Kind, roster.State, roster.FileName.Open(), roster.Fingerprint, roster.UploadedAt, review, month.From, month.CutOffDay,
                rules.Of<MonthlyDues>().PerMember, brake.Holds(review.Leavers, review.MembersBefore), brake,
                roster.ConfirmedByName?.Open(), roster.ConfirmedBy == actor.AccountId, RosterRules.WhyReturned(roster.Returned));
        }
    }
}
