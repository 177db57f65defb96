using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Happenings;

/// <summary>What takes entries, or soon will; for anyone. A member sees first what they entered themself.</summary>
public sealed record EventList : IPortalUseCase<EventList.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: what the scheme offers");

    public sealed record Result(IReadOnlyList<Card> Cards);

    /// <param name="Day">Of the next session.</param>
    /// <param name="Mine">The member's own live entry, or null.</param>
    public sealed record Card(
        Guid Id, string Title, string Place, Intake Intake, DateOnly Day, int Sessions, Yen FeeFrom, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil,
        bool Open, bool Few, bool Full, OrderState? Mine);

    internal sealed class Handler(EventsDb db, Actor actor, Clock clock) : IHandle<EventList, Result>
    {
        private static readonly OrderState[] Live = [OrderState.Held, OrderState.Awaiting, OrderState.Paid];

        public async Task<Outcome<Result>> Handle(EventList query, CancellationToken ct)
        {
            var today = clock.Today;
            var happenings = await db.Happenings.AsNoTracking().Include(h => h.PriceClasses).Include(h => h.Sessions).ThenInclude(s => s.Stock)
                .Where(h => h.PublishedAt != null && h.ClosedAt == null && h.Sessions.Any(s => s.Day >= today))
                .OrderBy(h => h.EntriesFrom).Take(100).AsSplitQuery().ToListAsync(ct);
            var mine = await Mine([.. happenings.Select(h => h.Id)], ct);
            var cards = happenings.Where(h => h.PriceClasses.Count > 0).Select(h => CardOf(h, mine)).ToArray();
            return new Result([.. cards.OrderBy(c => c.Mine is null).ThenBy(c => c.Day)]);
        }

        private Card CardOf(Happening h, Dictionary<Guid, OrderState> mine)
        {
            var coming = h.Sessions.Where(s => s.Day >= clock.Today).ToArray();
            var (remaining, capacity) = (coming.Sum(s => s.Stock.Remaining), coming.Sum(s => s.Stock.Capacity));
            return new Card(
                h.Id, h.Title, h.Place, h.Intake, coming.Min(s => s.Day), coming.Length, h.PriceClasses.Min(p => p.Fee), h.EntriesFrom, h.EntriesUntil,
                clock.Now >= h.EntriesFrom && clock.Now < h.EntriesUntil, remaining * 10 < capacity, remaining == 0,
                mine.TryGetValue(h.Id, out var state) ? state : null);
        }

        private async Task<Dictionary<Guid, OrderState>> Mine(Guid[] happenings, CancellationToken ct)
        {
            if (actor.Kind != ActorKind.Member)
            {
                return [];
            }
            var entries = await db.Entries.AsNoTracking()
                .Where(e => e.PersonId == actor.PersonId && happenings.Contains(e.HappeningId) && Live.Contains(e.State))
                .OrderBy(e => e.CreatedAt).Select(e => new { e.HappeningId, e.State }).ToListAsync(ct);
            return entries.GroupBy(e => e.HappeningId).ToDictionary(g => g.Key, g => g.Last().State);
        }
    }
}
