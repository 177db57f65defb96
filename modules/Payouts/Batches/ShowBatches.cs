using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>The batches, newest first, and what waits for the next one.</summary>
public sealed record ShowBatches : IOfficeUseCase<ShowBatches.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(IReadOnlyList<Row> Batches, IReadOnlyList<Kind> Waiting, IReadOnlyList<Problem> LeftOut, DateOnly EarliestDay, string? MasterWarning);
    public sealed record Row(Guid Id, string Number, BatchState State, DateOnly PayOn, int Count, Yen Total, DateTimeOffset PreparedAt, FileWait File);

    /// <summary>Whether the file of a released batch waits for someone to take it to the bank.</summary>
    public enum FileWait { None, Waiting, LastDay, Late }

    public sealed record Kind(string Title, int Count, long Total);
    /// <summary>Why payments were left out when a batch was last prepared, and which.</summary>
    public sealed record Problem(string Why, IReadOnlyList<Claim> Claims);
    public sealed record Claim(string MemberNumber, string Title, Yen Amount);

    internal sealed class Handler(PayoutsDb db, IMembers members, Rulebook rulebook, AuditTrail audit, Clock clock) : IHandle<ShowBatches, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBatches query, CancellationToken ct)
        {
            var batches = await db.Batches.AsNoTracking().OrderByDescending(b => b.PreparedAt).Take(40).ToListAsync(ct);
            var waiting = await db.Requests.AsNoTracking().Where(r => r.State == RequestState.Waiting)
                .Select(r => new { r.PersonId, r.Title, r.Amount, r.Problem }).ToListAsync(ct);
            var settings = await rulebook.Today<PayoutSettings>(ct);
            var earliest = settings.EarliestDay(clock.Today);
            var leftOut = waiting.Where(w => w.Problem is not null).ToList();
            var numbers = leftOut.Count == 0 ? new Dictionary<Guid, Membership>() : await members.Of([.. leftOut.Select(w => w.PersonId).Distinct()], ct);
            foreach (var left in leftOut)
            {
                audit.Concerns(left.PersonId);
            }
            return new Result(
                [.. batches.Select(b => new Row(b.Id, b.Number, b.State, b.PayOn, b.Count, b.Total, b.PreparedAt, Wait(b, earliest)))],
                [.. waiting.GroupBy(w => w.Title).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Kind(g.Key, g.Count(), g.Sum(w => w.Amount.Amount)))],
                [.. leftOut.GroupBy(w => LeftOutWords.Of(w.Problem!), StringComparer.Ordinal).Select(g => new Problem(
                    g.Key, [.. g.Select(w => new Claim(numbers.GetValueOrDefault(w.PersonId)?.Number ?? "", w.Title, w.Amount))]))],
                earliest, BankMaster.Embedded.StalenessWarning(clock.Today));
        }

        private static FileWait Wait(PayoutBatch batch, DateOnly earliest) =>
            batch.State != BatchState.Released || batch.TakenAt is not null ? FileWait.None
            : batch.PayOn < earliest ? FileWait.Late
            : batch.PayOn == earliest ? FileWait.LastDay
            : FileWait.Waiting;
    }
}
