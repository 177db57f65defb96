using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Inbox;

/// <summary>Source: FEATURES BO-01. One table over all modules, in the order of deadlines, from key to key.</summary>
/// <param name="After">Key of the last row of the page before.</param>
/// <param name="Search">A reference or a member number.</param>
public sealed record ShowInbox(InboxView View, string? Kind, CaseState? State, string? Search, string? After, int Size) : IOfficeUseCase<ShowInbox.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    public sealed record Result(IReadOnlyList<Row> Rows, Counts Counts, IReadOnlyList<KindName> Kinds, string? Next, int Total);
    public sealed record Row(
        Guid Id, int Version, string Reference, string Title, Yen? Amount, DateOnly? Deadline, int DaysLeft, string Name, string Kana, string Enterprise,
        CaseState State, string? Assignee, bool Mine, bool Answered, bool Paper);
    public sealed record Counts(int All, int Mine, int Unassigned, int Answered, int Second, int Late, int Today)
    {
        internal static Counts Add(Counts a, Counts b) =>
            new(a.All + b.All, a.Mine + b.Mine, a.Unassigned + b.Unassigned, a.Answered + b.Answered, a.Second + b.Second, a.Late + b.Late, a.Today + b.Today);
    }
    public sealed record KindName(string Kind, string Title);

    internal sealed class Handler(CaseworkDb db, IMemberFiles members, IEnterprises enterprises, IStaff staff, PersonKeys keys, Actor actor, Clock clock)
        : IHandle<ShowInbox, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowInbox query, CancellationToken ct)
        {
            var size = query.Size is 40 ? 40 : 20;
            var wanted = await Wanted(query, ct);
            var page = await From(wanted, query.After).OrderBy(c => c.Deadline).ThenBy(c => c.Id).Take(size + 1)
                .Select(c => new { File = c, Total = wanted.Count() }).AsNoTracking().ToListAsync(ct);
            var shown = page.Take(size).Select(p => p.File).ToList();
            var last = page.Count > size ? shown[^1] : null;
            var (counts, kinds) = await Count(ct);
            return new Result(await Rows(shown, ct), counts, kinds, last is null ? null : $"{last.Deadline:yyyyMMdd}{last.Id:N}", page.Count > 0 ? page[0].Total : 0);
        }

        private async Task<IQueryable<CaseFile>> Wanted(ShowInbox query, CancellationToken ct)
        {
            if (string.IsNullOrWhiteSpace(query.Search))
            {
                return new InboxFilter(query.View, query.Kind, query.State).Of(db.Cases, actor.AccountId);
            }
            var text = Kernel.Text.Digits.Tidy(query.Search);
            var person = (await members.ByNumber(text, ct))?.Membership.PersonId;
            return db.Cases.Where(c => c.State != CaseState.Draft && (c.Reference == text || c.PersonId == person));
        }

        private static IQueryable<CaseFile> From(IQueryable<CaseFile> cases, string? after)
        {
            if (after is not { Length: 40 }
                || !DateOnly.TryParseExact(after.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !Guid.TryParseExact(after.AsSpan(8), "N", out var id))
            {
                return cases;
            }
            return cases.Where(c => c.Deadline > day || c.Deadline == day && c.Id > id);
        }

        private async Task<IReadOnlyList<Row>> Rows(List<CaseFile> files, CancellationToken ct)
        {
            var people = await members.Of([.. files.Select(f => f.PersonId)], ct);
            var firms = await enterprises.Find([.. files.Select(f => f.EnterpriseId).Distinct()], ct);
            var clerks = await staff.Cards([.. files.Select(f => f.Assignee).OfType<Guid>()], ct);
            await keys.LoadFor(people.Keys.Concat(clerks.Keys), ct);
            return [.. files.Select(f => RowOf(f, people.GetValueOrDefault(f.PersonId)?.Open(), firms.GetValueOrDefault(f.EnterpriseId),
                f.Assignee is { } by ? clerks.GetValueOrDefault(by) is { } clerk && keys.Holds(by) ? clerk.Name.Open() : "職員" : null))];
        }

        private Row RowOf(CaseFile f, Person? person, EnterpriseSummary? firm, string? assignee) => new(
            f.Id, f.Version, f.Reference ?? "", f.Title, f.Amount, f.Deadline, (f.Deadline?.DayNumber ?? 0) - clock.Today.DayNumber,
            person?.Name ?? "（消去済み）", person?.Kana ?? "", firm is null ? "" : $"{firm.Number} {firm.Name}",
            f.State, assignee, f.Assignee == actor.AccountId, f.Answered, f.EnteredBy is not null);

        private async Task<(Counts, IReadOnlyList<KindName>)> Count(CancellationToken ct)
        {
            var (me, today) = (actor.AccountId, clock.Today);
            var kinds = await db.Cases.Of(InboxView.All, me).GroupBy(c => new { c.Kind, c.Title }).OrderBy(g => g.Key.Title).Select(g => new
            {
                g.Key.Kind,
                g.Key.Title,
                Counts = new Counts(
                    g.Count(), g.Count(c => c.Assignee == me), g.Count(c => c.Assignee == null), g.Count(c => c.Answered),
                    g.Count(c => c.State == CaseState.AmountChecked), g.Count(c => c.Deadline < today), g.Count(c => c.Deadline == today)),
            }).ToListAsync(ct);
            return (kinds.Select(k => k.Counts).Aggregate(new Counts(0, 0, 0, 0, 0, 0, 0), Counts.Add), [.. kinds.Select(k => new KindName(k.Kind, k.Title))]);
        }
    }
}
