using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>A member enters a session, with companions; a fee is to be paid within the hold, without one the entry is complete. Source: seed 004 2(4), EVT-01.</summary>
public sealed record EnterEvent(Guid SessionId, IReadOnlyList<PartyMember> Companions, PaymentMethod Method) : IPortalUseCase<EnterEvent.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(Guid EntryId, string Number, Yen Amount);

    internal sealed class Handler(
        EventsDb db, EntryBook book, IMemberFiles members, PersonKeys keys, Actor actor, UseCaseContext context, Clock clock, Rulebook rules, AuditTrail audit)
        : IHandle<EnterEvent, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterEvent command, CancellationToken ct)
        {
            var admitted = await db.Admit(members, keys, actor.PersonId, command.SessionId, command.Companions, clock, ct);
            if (!admitted.Succeeded)
            {
                return Outcome<Result>.Refused(admitted.Refusals);
            }
            var a = admitted.Value;
            if (StorePayment.Refuse(command.Method, a.Amount, clock.Today, a.Session.Day) is { } late)
            {
                return late;
            }
            await db.Count(a.Happening, a.Membership.HouseholdId, a.Quantity, ct);
            if (await db.TakePlaces(a.Session.Id, a.Quantity, clock.Today, ct) is not { } number)
            {
                return Entering.Full;
            }
            var entry = New(command, a, number, await rules.Today<EntryHoldSettings>(ct));
            db.Add(entry);
            await (entry.Amount == Yen.Zero ? book.Complete(entry, clock.Now, ct) : db.SaveChangesAsync(ct));
            audit.About(entry.Id);
            return new Result(entry.Id, entry.Number, entry.Amount);
        }

        private Entry New(EnterEvent command, Admission a, string number, EntryHoldSettings hold)
        {
            var entry = new Entry
            {
                Id = Guid.CreateVersion7(),
                Number = number,
                PersonId = actor.PersonId,
                HouseholdId = a.Membership.HouseholdId,
                HappeningId = a.Happening.Id,
                Intake = a.Happening.Intake,
                SessionId = a.Session.Id,
                Quantity = a.Quantity,
                Amount = a.Amount,
                Method = command.Method,
                IdemKey = context.IdempotencyKey ?? Guid.CreateVersion7(),
                HoldUntil = OrderHold.Until(clock.Now, hold),
                CreatedAt = clock.Now,
            };
            entry.Lines.AddRange(a.Party.GroupBy(p => p.Class).OrderBy(g => g.Key.Position).Select(g => new EntryLine
            {
                Id = Guid.CreateVersion7(),
                EntryId = entry.Id,
                PersonId = actor.PersonId,
                Position = g.Key.Position,
                Name = g.Key.Name,
                Fee = g.Key.Fee,
                Quantity = g.Count(),
            }));
            entry.Companions.AddRange(a.Party.Skip(1).Select((p, i) => new Companion
            {
                Id = Guid.CreateVersion7(),
                PersonId = actor.PersonId,
                EntryId = entry.Id,
                Position = i + 1,
                Name = Sealed.Of(p.Participant.Name),
                Age = Sealed.Of(p.Participant.Age),
                ClassName = Sealed.Of(p.Class.Name),
                RelativeId = p.Participant.RelativeId,
            }));
            return entry;
        }
    }
}
