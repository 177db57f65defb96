using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Happenings;

/// <summary>Staff see all events with what is entered and left; or one of them with everything that can be changed.</summary>
public sealed record EventBoard(Guid? EventId = null) : IOfficeUseCase<EventBoard.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Row> Rows);

    public sealed record Row(
        Guid Id, int Version, string Title, string Text, string Place, string Picture, Intake Intake, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil,
        DateTimeOffset CancelUntil, int CompanionsMost, int LimitPerHousehold, bool Published, bool Closed,
        IReadOnlyList<Held> Sessions, IReadOnlyList<SaveEvent.Class> Classes);

    public sealed record Held(Guid Id, DateOnly Day, TimeOnly StartsAt, int Capacity, int Remaining);

    internal sealed class Handler(EventsDb db) : IHandle<EventBoard, Result>
    {
        public async Task<Outcome<Result>> Handle(EventBoard query, CancellationToken ct)
        {
            var happenings = await db.Happenings.AsNoTracking().Include(h => h.PriceClasses).Include(h => h.Sessions).ThenInclude(s => s.Stock)
                .Where(h => query.EventId == null || h.Id == query.EventId)
                .OrderByDescending(h => h.EntriesFrom).Take(200).AsSplitQuery().ToListAsync(ct);
            if (query.EventId is not null && happenings.Count == 0)
            {
                return Refusal.NotFound;
            }
            return new Result([.. happenings.Select(h => new Row(
                h.Id, h.Version, h.Title, h.Text, h.Place, h.Picture, h.Intake, h.EntriesFrom, h.EntriesUntil, h.CancelUntil, h.CompanionsMost, h.LimitPerHousehold,
                h.PublishedAt is not null, h.ClosedAt is not null,
                [.. h.Sessions.OrderBy(s => s.Day).ThenBy(s => s.StartsAt).Select(s => new Held(s.Id, s.Day, s.StartsAt, s.Stock.Capacity, s.Stock.Remaining))],
                [.. h.PriceClasses.OrderBy(p => p.Position).Select(p => new SaveEvent.Class(p.Id, p.Name, p.ForWhom, p.AgeFrom, p.AgeTo, p.Fee))]))]);
        }
    }
}
