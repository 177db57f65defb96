using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Differences;

/// <summary>One difference: what was expected and seen, what may be done, who proposed and who decided, who looked.</summary>
public sealed record ShowDifference(Guid Id) : IOfficeUseCase<ShowDifference.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Approver, StaffRole.Auditor);
    private const int Looks = 20;

    /// <param name="MayTry">Null when asking the provider once more is open to the acting person, else why not.</param>
    /// <param name="Barred">Why the acting person may not decide, or null.</param>
    public sealed record Result(
        Guid Id, int Version, DifferenceKind Kind, DifferenceState State, Paid Payment, long? Seen, string? Currency, bool Received, DateTimeOffset FoundAt, int Tries,
        DateTimeOffset? TriedAt, Resolution? Resolution, string? Reason, Person? Proposer, Person? Approver, DateTimeOffset? SettledAt,
        IReadOnlyList<Resolution> Choices, string? MayTry, string? Barred, IReadOnlyList<Look> Log);

    public sealed record Paid(
        Guid Id, string Description, string MemberNumber, Yen Amount, PaymentMethod Method, PaymentState State, DateTimeOffset OpenedAt, DateTimeOffset? PaidAt,
        string? SessionRef, string? IntentRef, string? RefundRef);

    public sealed record Person(string Name, DateTimeOffset At);
    public sealed record Look(DateTimeOffset At, string Who, string UseCase);

    internal sealed class Handler(PaymentsDb db, IMembers members, IStaff staff, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<ShowDifference, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowDifference query, CancellationToken ct)
        {
            var found = await db.Differences.AsNoTracking().Where(d => d.Id == query.Id)
                .Join(db.Payments, d => d.PaymentId, p => p.Id, (d, p) => new { d, p }).SingleOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            var (d, p) = (found.d, found.p);
            audit.About(d.Id);
            await keys.LoadFor(d.PersonId, ct: ct);
            var number = (await members.Of([p.PayerId], ct)).GetValueOrDefault(p.PayerId)?.Number ?? "";
            var looks = await audit.LooksAt(d.Id, Looks, ct);
            var people = await staff.Find([.. looks.Select(l => l.Actor).Concat(new[] { d.ProposedBy, d.ApprovedBy }.OfType<Guid>()).Distinct()], ct);
            string Name(Guid account) => people.GetValueOrDefault(account)?.Name ?? "職員";
            Person? Who(Guid? account, DateTimeOffset? at) => account is { } id && at is { } when ? new(Name(id), when) : null;
            return new Result(
                d.Id, d.Version, d.Kind, d.State,
                new(p.Id, p.Description, number, p.Amount, p.Method, p.State, p.OpenedAt, p.PaidAt, p.SessionRef, p.IntentRef, p.RefundRef),
                d.SeenAmount, d.SeenCurrency, d.Received, d.FoundAt, d.Tries, d.TriedAt, d.Resolution, d.Reason is { } reason && keys.Holds(d.PersonId) ? reason.Open() : null, Who(d.ProposedBy, d.ProposedAt), Who(d.ApprovedBy, d.ApprovedAt),
                d.SettledAt, d.State == DifferenceState.Open ? DifferenceSettlement.Choices(d.Kind, d.Received, d.SeenCurrency) : [],
                DifferenceSettlement.RefuseTry(d, clock.Now)?.Text, DifferenceSettlement.RefuseDecision(d, true, actor.AccountId)?.Text,
                [.. looks.Select(l => new Look(l.At, l.Actor == Guid.Empty ? "自動" : Name(l.Actor), l.UseCase))]);
        }
    }
}
