using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Acts;

/// <summary>What waits for a second person, oldest first, and what was decided lately.</summary>
public sealed record ListActs : IOfficeUseCase<ListActs.Result>, IQuery
{
    private const int Recent = 30;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Waiting, IReadOnlyList<Line> Decided);

    /// <param name="For">職員番号 and name of the colleague concerned; empty where there is none.</param>
    /// <param name="Thing">The card's serial number, the terminal's number.</param>
    /// <param name="State">Proposed, Confirmed or Declined.</param>
    /// <param name="Rule">New settings of a rule; null where it is about something else.</param>
    /// <param name="Barred">Why the reader may not confirm it: a refusal's text, or null.</param>
    public sealed record Line(
        Guid Id, ActKind Kind, string For, string Thing, IReadOnlyList<string> Roles, int? Number, string State, string ProposedBy, DateTimeOffset ProposedAt,
        string DecidedBy, DateTimeOffset? DecidedAt, RuleWanted? Rule, string? Barred);

    /// <param name="Today">The settings in force, as JSON; those it is about beside them.</param>
    public sealed record RuleWanted(string Name, string Title, string Today, string Settings, DateOnly From);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Rulebook rulebook, KnownRules known, Actor actor) : IHandle<ListActs, Result>
    {
        public async Task<Outcome<Result>> Handle(ListActs query, CancellationToken ct)
        {
            var waiting = await db.Acts.AsNoTracking().Where(a => a.State == ActState.Proposed).OrderBy(a => a.ProposedAt).ToListAsync(ct);
            var decided = await db.Acts.AsNoTracking().Where(a => a.State != ActState.Proposed).OrderByDescending(a => a.DecidedAt).Take(Recent).ToListAsync(ct);
            var acts = waiting.Concat(decided).ToArray();
            var ids = acts.SelectMany(a => new[] { a.StaffId, a.ProposedBy, a.DecidedBy }).OfType<Guid>().Distinct().ToArray();
            var people = await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            await keys.LoadFor(people.Keys, ct);
            var things = await Things(acts, ct);
            var rules = await rulebook.EnteredToday([.. acts.Select(a => a.Rule).OfType<string>().Where(known.Knows).Distinct(StringComparer.Ordinal)], ct);
            string NameOf(Guid? id) => id is not { } known ? "" : people.TryGetValue(known, out var staff) && keys.Holds(known) ? staff.Name.Open() : StaffPerson.Erased;
            Line Of(StaffAct a) => new(
                a.Id, a.Kind, a.StaffId is { } id && people.TryGetValue(id, out var staff) ? $"{staff.Code} {NameOf(id)}" : "", things.GetValueOrDefault(a.ObjectId, ""),
                [.. a.Roles.Select(Staff.Roles.LabelOf)], a.Number, a.State.ToString(), NameOf(a.ProposedBy), a.ProposedAt, NameOf(a.DecidedBy), a.DecidedAt, Wanted(a, rules),
                a.State == ActState.Proposed ? ActRules.MayConfirm(a, actor.AccountId)?.Text : null);
            return new Result(waiting.ConvertAll(Of), decided.ConvertAll(Of));
        }

        private RuleWanted? Wanted(StaffAct act, IReadOnlyDictionary<string, string?> entered) => act.Rule is not { } name ? null : new(
            name, known.Knows(name) ? known.Title(name) : name, !entered.TryGetValue(name, out var holds) ? "" : holds is null ? known.Initial(name) : known.Normal(name, holds) ?? holds,
            act.RuleSettings!, act.RuleEffective!.Value);

        private async Task<Dictionary<Guid, string>> Things(StaffAct[] acts, CancellationToken ct)
        {
            var ids = acts.Where(a => a.Kind is ActKind.IssueCard or ActKind.ReinstateCard or ActKind.EnrolTerminal).Select(a => a.ObjectId).Distinct().ToArray();
            var things = await db.Cards.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Serial, ct);
            foreach (var terminal in await db.Terminals.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct))
            {
                things[terminal.Id] = $"{terminal.Label} {terminal.Ip}";
            }
            return things;
        }
    }
}
