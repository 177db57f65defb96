using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>The roster of an event: names and companions are opened, and everyone seen is written into the audit.</summary>
/// <param name="SessionId">One session, or null for all.</param>
/// <param name="OnlyEntered">Those who come; else also the given up.</param>
public sealed record EntryList(Guid EventId, Guid? SessionId = null, bool OnlyEntered = true, int Page = 1) : IOfficeUseCase<EntryList.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public const int PageSize = 40;

    public sealed record Result(string Title, IReadOnlyList<Held> Sessions, IReadOnlyList<Row> Rows, int Total);

    public sealed record Held(Guid Id, DateOnly Day, TimeOnly StartsAt);

    public sealed record Row(
        Guid Id, string Number, Guid SessionId, string MemberNumber, string Name, string Kana, IReadOnlyList<MyEntry.Person> Companions, int Quantity, Yen Amount,
        OrderState State, DateTimeOffset CreatedAt);

    internal sealed class Handler(EventsDb db, IMemberFiles members, PersonKeys keys, AuditTrail audit) : IHandle<EntryList, Result>
    {
        public async Task<Outcome<Result>> Handle(EntryList query, CancellationToken ct)
        {
            var happening = await db.Happenings.AsNoTracking().Include(h => h.Sessions).SingleOrDefaultAsync(h => h.Id == query.EventId, ct);
            if (happening is null)
            {
                return Refusal.NotFound;
            }
            audit.About(happening.Id);
            var all = db.Entries.Where(e => e.HappeningId == query.EventId && (query.SessionId == null || e.SessionId == query.SessionId)
                && (!query.OnlyEntered || e.State == OrderState.Paid || e.State == OrderState.Held || e.State == OrderState.Awaiting));
            var page = await all.AsNoTracking().Include(e => e.Companions).OrderBy(e => e.CreatedAt).ThenBy(e => e.Id)
                .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(ct);
            var people = page.Select(e => e.PersonId).Distinct().ToArray();
            var files = await members.Of(people, ct);
            await keys.LoadFor(people, ct);
            return new Result(
                happening.Title, [.. happening.Sessions.OrderBy(s => s.Day).ThenBy(s => s.StartsAt).Select(s => new Held(s.Id, s.Day, s.StartsAt))],
                [.. page.Select(e => RowOf(e, files.GetValueOrDefault(e.PersonId)?.Membership, files.GetValueOrDefault(e.PersonId)?.Open()))], await all.CountAsync(ct));
        }

        private Row RowOf(Entry e, Membership? membership, Person? person) => new(
            e.Id, e.Number, e.SessionId, membership?.Number ?? "", person?.Name ?? "", person?.Kana ?? "",
            keys.Holds(e.PersonId)
                ? [.. e.Companions.OrderBy(c => c.Position).Select(c => new MyEntry.Person(c.Name.Open(), c.Age.Open(), c.ClassName.Open()))] : [],
            e.Quantity, e.Amount, e.State, e.CreatedAt);
    }
}
