using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Requests;

namespace WelfareMutual.Payouts.Holds;

/// <summary>Payments that wait for a person or for a time, oldest first. No account is opened: whoever makes sure looks at the case.</summary>
public sealed record ShowHolds : IOfficeUseCase<ShowHolds.Result>, IQuery
{
    private const int Most = 200;

    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(IReadOnlyList<Line> Holds);

    /// <param name="Payments">How many decided payments wait.</param>
    /// <param name="Until">Null: until somebody made sure.</param>
    public sealed record Line(Guid Id, int Version, string Number, string Cause, string? Title, int Payments, Yen Amount, DateTimeOffset PlacedAt, DateTimeOffset? Until);

    internal sealed class Handler(PayoutsDb db, IMembers members, AuditTrail audit, Clock clock) : IHandle<ShowHolds, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowHolds query, CancellationToken ct)
        {
            var now = clock.Now;
            var holds = await db.Holds.AsNoTracking().Where(h => h.ReleasedAt == null && (h.Until == null || h.Until > now)).OrderBy(h => h.PlacedAt).Take(Most).ToListAsync(ct);
            var people = holds.Select(h => h.PersonId).Distinct().ToArray();
            var numbers = await members.Of(people, ct);
            foreach (var person in people)
            {
                audit.Concerns(person);
            }
            var waiting = await db.Requests.AsNoTracking()
                .Where(r => people.Contains(r.PersonId) && (r.State == RequestState.Waiting || r.State == RequestState.Batched))
                .Select(r => new { r.Id, r.PersonId, r.Title, r.Amount }).ToListAsync(ct);
            return new Result(holds.ConvertAll(h =>
            {
                var its = waiting.Where(w => w.PersonId == h.PersonId && (h.RequestId is null || w.Id == h.RequestId)).ToList();
                return new Line(
                    h.Id, h.Version, numbers.GetValueOrDefault(h.PersonId)?.Number ?? "", h.Cause, its.Count == 1 ? its[0].Title : null, its.Count,
                    its.Select(w => w.Amount).Total(), h.PlacedAt, h.Until);
            }));
        }
    }
}
