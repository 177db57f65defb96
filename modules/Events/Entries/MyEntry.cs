using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>One entry of the member: state, who comes, fees, payment, what may still be done.</summary>
public sealed record MyEntry(Guid EntryId) : IPortalUseCase<MyEntry.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(
        Guid Id, string Number, Guid EventId, string Title, string Place, DateOnly Day, TimeOnly StartsAt, OrderState State, IReadOnlyList<Line> Lines,
        IReadOnlyList<Person> Companions, int Quantity, Yen Amount, PaymentMethod Method, DateTimeOffset CreatedAt, DateTimeOffset HoldUntil,
        bool MayExtend, bool MayCancel, bool StoreInTime, DateTimeOffset? PaidAt, PaymentState? Payment, Guid? PaymentId, DateTimeOffset CancelUntil, EntryHoldSettings Hold,
        DateTimeOffset Now);

    public sealed record Line(string Name, Yen Fee, int Quantity);
    public sealed record Person(string Name, int Age, string ClassName);

    internal sealed class Handler(EventsDb db, IPayments payments, PersonKeys keys, Rulebook rules, Actor actor, Clock clock) : IHandle<MyEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(MyEntry query, CancellationToken ct)
        {
            var e = await db.Entries.AsNoTracking().Include(x => x.Lines).Include(x => x.Companions).AsSingleQuery()
                .SingleOrDefaultAsync(x => x.Id == query.EntryId && x.PersonId == actor.PersonId, ct);
            if (e is null)
            {
                return Refusal.NotFound;
            }
            var happening = await db.Happenings.AsNoTracking().SingleAsync(h => h.Id == e.HappeningId, ct);
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == e.SessionId, ct);
            var payment = (await payments.ForOrders([e.Id], ct)).GetValueOrDefault(e.Id);
            await keys.LoadFor(actor.PersonId, ct: ct);
            return new Result(
                e.Id, e.Number, happening.Id, happening.Title, happening.Place, session.Day, session.StartsAt, e.State,
                [.. e.Lines.OrderBy(l => l.Position).Select(l => new Line(l.Name, l.Fee, l.Quantity))],
                [.. e.Companions.OrderBy(c => c.Position).Select(c => new Person(c.Name.Open(), c.Age.Open(), c.ClassName.Open()))],
                e.Quantity, e.Amount, payment?.Method ?? e.Method, e.CreatedAt, e.HoldUntil, e.IsHeldAt(clock.Now) && !e.Extended,
                e.IsOpen || e.State == OrderState.Paid && Entering.MayCancel(happening, session, clock.Now), StorePayment.IsInTime(clock.Today, session.Day),
                e.PaidAt, payment?.State, e.PaymentId, happening.CancelUntil, await rules.Today<EntryHoldSettings>(ct), clock.Now);
        }
    }
}
