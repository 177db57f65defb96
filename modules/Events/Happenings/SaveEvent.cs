using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Happenings;

/// <summary>Staff prepare an event, or change one: text, dates, sessions with their places, price classes.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version the form was opened with; a stale save is refused.</param>
public sealed record SaveEvent(
    Guid? Id, int Version, string Title, string Text, string Place, string Picture, Intake Intake, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil,
    DateTimeOffset CancelUntil, int CompanionsMost, int LimitPerHousehold, IReadOnlyList<SaveEvent.Held> Sessions, IReadOnlyList<SaveEvent.Class> Classes)
    : IOfficeUseCase<SaveEvent.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk);

    public sealed record Held(Guid? Id, DateOnly Day, TimeOnly StartsAt, int Capacity);
    public sealed record Class(Guid? Id, string Name, ForWhom ForWhom, int AgeFrom, int? AgeTo, Yen Fee);
    public sealed record Result(Guid EventId);

    internal sealed class Handler(EventsDb db, AuditTrail audit) : IHandle<SaveEvent, Result>
    {
        public async Task<Outcome<Result>> Handle(SaveEvent command, CancellationToken ct)
        {
            if (HappeningDraft.Refuse(command) is { Count: > 0 } refusals)
            {
                return refusals;
            }
            var happening = command.Id is { } id
                ? await db.Happenings.Include(h => h.PriceClasses).Include(h => h.Sessions).AsSingleQuery().SingleOrDefaultAsync(h => h.Id == id, ct)
                : db.Add(New(command)).Entity;
            if (happening is null)
            {
                return Refusal.NotFound;
            }
            if (happening.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (happening.Intake != command.Intake && await db.Entries.AnyAsync(e => e.HappeningId == happening.Id, ct))
            {
                return HappeningDraft.IntakeFixed;
            }
            if (await db.Moves(happening, command, ct))
            {
                return HappeningDraft.SessionEntered;
            }
            Write(happening, command);
            db.WriteSessions(happening, command.Sessions);
            db.WriteClasses(happening, command.Classes);
            if (db.Entry(happening).State == EntityState.Unchanged)
            {
                db.Entry(happening).State = EntityState.Modified; // sessions and fees belong to the version too
            }
            await db.SaveChangesAsync(ct);
            audit.About(happening.Id);
            return await db.SetCapacities(happening, command.Sessions, ct) ? new Result(happening.Id) : HappeningDraft.BelowEntered;
        }

        private static Happening New(SaveEvent c) => new()
        {
            Id = Guid.CreateVersion7(),
            Title = c.Title,
            Text = c.Text,
            Place = c.Place,
            Picture = c.Picture,
            Intake = c.Intake,
            EntriesFrom = c.EntriesFrom.ToUniversalTime(),
            EntriesUntil = c.EntriesUntil.ToUniversalTime(),
            CancelUntil = c.CancelUntil.ToUniversalTime(),
            CompanionsMost = c.CompanionsMost,
            LimitPerHousehold = c.LimitPerHousehold,
        };

        private static void Write(Happening h, SaveEvent c)
        {
            (h.Title, h.Text, h.Place, h.Picture, h.Intake) = (c.Title.Trim(), c.Text.Trim(), c.Place.Trim(), c.Picture, c.Intake);
            (h.EntriesFrom, h.EntriesUntil, h.CancelUntil) = (c.EntriesFrom.ToUniversalTime(), c.EntriesUntil.ToUniversalTime(), c.CancelUntil.ToUniversalTime());
            (h.CompanionsMost, h.LimitPerHousehold) = (c.CompanionsMost, c.LimitPerHousehold);
        }
    }
}
