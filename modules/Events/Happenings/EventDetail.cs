using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Happenings;

/// <summary>One event with its sessions and fees; for a member also how many places the household may still take, and what is entered.</summary>
public sealed record EventDetail(Guid EventId) : IPortalUseCase<EventDetail.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: what the scheme offers");

    /// <param name="Left">Places the household may still take; null for a guest.</param>
    public sealed record Result(
        Guid Id, string Title, string Text, string Place, string Picture, Intake Intake, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil,
        DateTimeOffset CancelUntil, bool Open, bool NotYet, int CompanionsMost, int LimitPerHousehold, int? Left,
        IReadOnlyList<Held> Sessions, IReadOnlyList<Fee> Fees);

    /// <param name="Mine">The member's own live entry in this session, or null.</param>
    public sealed record Held(Guid Id, DateOnly Day, TimeOnly StartsAt, int Capacity, int Remaining, bool Begun, Guid? Mine);
    public sealed record Fee(string Name, ForWhom ForWhom, int AgeFrom, int? AgeTo, Yen Amount);

    internal sealed class Handler(EventsDb db, IMembers members, Actor actor, Clock clock) : IHandle<EventDetail, Result>
    {
        private static readonly OrderState[] Live = [OrderState.Held, OrderState.Awaiting, OrderState.Paid];

        public async Task<Outcome<Result>> Handle(EventDetail query, CancellationToken ct)
        {
            var h = await db.Happenings.AsNoTracking().Include(x => x.PriceClasses).Include(x => x.Sessions).ThenInclude(s => s.Stock)
                .AsSplitQuery().SingleOrDefaultAsync(x => x.Id == query.EventId, ct);
            if (h?.PublishedAt is null)
            {
                return Refusal.NotFound;
            }
            var mine = actor.Kind == ActorKind.Member
                ? await db.Entries.Where(e => e.PersonId == actor.PersonId && e.HappeningId == h.Id && Live.Contains(e.State))
                    .Select(e => new { e.SessionId, e.Id }).ToDictionaryAsync(e => e.SessionId, e => e.Id, ct)
                : [];
            return new Result(
                h.Id, h.Title, h.Text, h.Place, h.Picture, h.Intake, h.EntriesFrom, h.EntriesUntil, h.CancelUntil, Entering.Refuse(h, clock.Now) is null,
                clock.Now < h.EntriesFrom, h.CompanionsMost, h.LimitPerHousehold, await Left(h, ct),
                [.. h.Sessions.OrderBy(s => s.Day).ThenBy(s => s.StartsAt).Select(s => new Held(
                    s.Id, s.Day, s.StartsAt, s.Stock.Capacity, s.Stock.Remaining, clock.Now >= Entering.StartOf(s), mine.TryGetValue(s.Id, out var id) ? id : null))],
                [.. h.PriceClasses.OrderBy(p => p.Position).Select(p => new Fee(p.Name, p.ForWhom, p.AgeFrom, p.AgeTo, p.Fee))]);
        }

        private async Task<int?> Left(Happening happening, CancellationToken ct) =>
            actor.Kind == ActorKind.Member && await members.Of(actor.PersonId, ct) is { } membership
                ? Math.Max(0, happening.LimitPerHousehold - await db.Taken(happening.Id, membership.HouseholdId, ct)) : null;
    }
}
