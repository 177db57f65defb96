using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Holds;

/// <summary>Whose records are kept whatever their age, and why; the ones that are over below.</summary>
public sealed record ShowHolds : IOfficeUseCase<ShowHolds.Result>, IQuery
{
    private const int Most = 200;

    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver, StaffRole.System, StaffRole.Auditor);

    /// <param name="Choices">Reasons that a hold may have.</param>
    public sealed record Result(IReadOnlyList<Line> Holds, IReadOnlyList<Choice> Choices, bool MayPlace, bool MayLift);
    public sealed record Choice(string Code, string Words);
    /// <param name="Of">What the number is one of; null when it is gone.</param>
    public sealed record Line(Guid Id, HoldOf? Of, string Number, string Words, string Reason, Deed Placed, Deed? Lifted);

    internal sealed class Handler(RetentionDb db, PersonKeys keys, PeopleToHold held, PeopleOfRecord people, Actor actor) : IHandle<ShowHolds, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowHolds query, CancellationToken ct)
        {
            var holds = await db.Holds.AsNoTracking().OrderBy(h => h.LiftedAt == null ? 0 : 1).ThenByDescending(h => h.PlacedAt).Take(Most).ToListAsync(ct);
            await keys.LoadFor(holds.Select(h => h.SubjectId), Purpose.Office, ct);
            var numbers = await held.NumbersOf([.. holds.Select(h => h.SubjectId).Distinct()], ct);
            var deed = await people.Of(holds.SelectMany(h => new[] { h.PlacedBy, h.LiftedBy }), ct);
            return new Result(
                [.. holds.Where(h => keys.Holds(h.SubjectId, Purpose.Office)).Select(h => new Line(
                    h.Id, numbers.TryGetValue(h.SubjectId, out var n) ? n.Of : null, n.Number ?? "", HoldCodes.Words[h.Code], h.Reason.Open(), deed(h.PlacedBy, h.PlacedAt)!, deed(h.LiftedBy, h.LiftedAt)))],
                [.. HoldCodes.Words.Select(w => new Choice(w.Key, w.Value))],
                actor.Has(StaffRole.Examiner) || actor.Has(StaffRole.Approver), actor.Has(StaffRole.Approver));
        }
    }
}
