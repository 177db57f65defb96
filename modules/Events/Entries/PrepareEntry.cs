using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>What the entry form shows: the family to choose from, and the fee of everybody chosen so far, before anything is entered.</summary>
public sealed record PrepareEntry(Guid SessionId, IReadOnlyList<PartyMember> Companions) : IPortalUseCase<PrepareEntry.Result>, IQuery
{
    public static Access Access => Access.Member;

    /// <param name="Left">Places that may still be taken: the household's limit and what is free.</param>
    public sealed record Result(
        Guid EventId, Guid SessionId, string Title, string Place, DateOnly Day, TimeOnly StartsAt, DateTimeOffset CancelUntil, int CompanionsMost, int Left,
        bool StoreInTime, IReadOnlyList<Choice> Family, IReadOnlyList<Row> Party, Yen Total, EntryHoldSettings Hold);

    /// <param name="Fee">Null when the relative cannot take part.</param>
    public sealed record Choice(Guid RelativeId, string Name, int Age, string? ClassName, Yen? Fee);

    public sealed record Row(string Name, int Age, string ClassName, Yen Fee);

    internal sealed class Handler(EventsDb db, IMemberFiles members, PersonKeys keys, Rulebook rules, Actor actor, Clock clock) : IHandle<PrepareEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(PrepareEntry query, CancellationToken ct)
        {
            var admitted = await db.Admit(members, keys, actor.PersonId, query.SessionId, query.Companions, clock, ct);
            if (!admitted.Succeeded)
            {
                return Outcome<Result>.Refused(admitted.Refusals);
            }
            var a = admitted.Value;
            var taken = await db.Taken(a.Happening.Id, a.Membership.HouseholdId, ct);
            return new Result(
                a.Happening.Id, a.Session.Id, a.Happening.Title, a.Happening.Place, a.Session.Day, a.Session.StartsAt, a.Happening.CancelUntil, a.Happening.CompanionsMost,
                Math.Max(0, Math.Min(a.Happening.LimitPerHousehold - taken, a.Session.Stock.Remaining)), StorePayment.IsInTime(clock.Today, a.Session.Day),
                [.. a.Family.Where(r => r.BornOn <= a.Session.Day).Select(r => ChoiceOf(r, a))],
                [.. a.Party.Select(p => new Row(p.Participant.Name, p.Participant.Age, p.Class.Name, p.Class.Fee))], a.Amount, await rules.Today<EntryHoldSettings>(ct));
        }

        private static Choice ChoiceOf(Relative relative, Admission a)
        {
            var seen = new Participant(ForWhom.Family, relative.Name, Age.On(relative.BornOn, a.Session.Day), relative.Id);
            var priceClass = Fees.ClassOf(a.Happening.PriceClasses, seen);
            return new Choice(relative.Id, relative.Name, seen.Age, priceClass?.Name, priceClass?.Fee);
        }
    }
}
