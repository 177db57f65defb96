using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>One batch as checker and releaser see it: persons, totals by kind, lines, fingerprint then and now.</summary>
public sealed record ShowBatch(string Number) : IOfficeUseCase<ShowBatch.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Cashier, StaffRole.Examiner);

    /// <param name="Barred">Why the acting person may not do the next step, or null.</param>
    public sealed record Result(
        Guid Id, int Version, string Number, BatchState State, DateOnly PayOn, Yen Total, int Count, int LeftOut, IReadOnlyList<Eye> Eyes, IReadOnlyList<Kind> Kinds,
        IReadOnlyList<Line> Lines, string HashThen, string HashNow, Yen? PreviousTotal, int? PreviousCount, string? Account, string? Barred, Guid? FileId, bool Downloaded);
    public sealed record Eye(string? Who, DateTimeOffset? At, bool Me);
    public sealed record Kind(string Title, int Count, long Total);
    public sealed record Line(int Number, string MemberNumber, string Title, Yen Amount, string Account, string Holder);

    internal sealed class Handler(
        PayoutsDb db, BatchContent content, Interests interests, IMembers members, IStaff staff, Rulebook rulebook, AuditTrail audit, Actor actor) : IHandle<ShowBatch, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBatch query, CancellationToken ct)
        {
            var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Number == query.Number, ct);
            if (batch is null)
            {
                return Refusal.NotFound;
            }
            audit.About(batch.Id);
            var lines = await content.Of(batch.Id, ct);
            var people = lines.Select(l => l.Line.PersonId).Distinct().ToArray();
            var numbers = await members.Of(people, ct);
            var names = await staff.Find([.. new[] { batch.PreparedBy, batch.CheckedBy, batch.ReleasedBy }.OfType<Guid>()], ct);
            var file = await db.Files.AsNoTracking().Where(f => f.BatchId == batch.Id).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(ct);
            var previous = await db.Batches.AsNoTracking().Where(b => b.PreparedAt < batch.PreparedAt && b.State != BatchState.Void).OrderByDescending(b => b.PreparedAt).FirstOrDefaultAsync(ct);
            var banks = new BankQuestions();
            Eye Who(Guid? account, DateTimeOffset? at) => new(account is { } id ? names.GetValueOrDefault(id)?.Name ?? "職員" : null, at, account == actor.AccountId);
            return new Result(
                batch.Id, batch.Version, batch.Number, batch.State, batch.PayOn, batch.Total, batch.Count, batch.LeftOut,
                [Who(batch.PreparedBy, batch.PreparedAt), Who(batch.CheckedBy, batch.CheckedAt), Who(batch.ReleasedBy, batch.ReleasedAt)],
                [.. lines.GroupBy(l => l.Line.Title).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Kind(g.Key, g.Count(), g.Sum(l => l.Line.Amount.Amount)))],
                [.. lines.Select(l => new Line(l.Line.LineNo, numbers.GetValueOrDefault(l.Line.PersonId)?.Number ?? "", l.Line.Title, l.Line.Amount, banks.Masked(l.Payee), l.Payee.HolderKana))],
                Fingerprint(batch.ContentHash), Fingerprint(BatchContent.Hash(batch.PayOn, lines)), previous?.Total, previous?.Count,
                await Account(ct), await Barred(batch, people, ct), file, file is not null && await db.Downloads.AnyAsync(d => d.FileId == file, ct));
        }

        private async Task<string?> Account(CancellationToken ct) =>
            (await rulebook.Today<PayoutSettings>(ct)) is { BankCode.Length: > 0 } s
                ? new BankQuestions().Masked(new(s.BankCode, s.BranchCode, "Ordinary", s.AccountNumber, "")) : null;

        private async Task<string?> Barred(PayoutBatch batch, IReadOnlyCollection<Guid> people, CancellationToken ct) => batch.State switch
        {
            BatchState.Prepared => (ThreePersons.Check(actor.AccountId, batch.PreparedBy) ?? await interests.Refuse(people, ct))?.Text,
            BatchState.Checked => (ThreePersons.Release(actor.AccountId, batch.PreparedBy, batch.CheckedBy) ?? await interests.Refuse(people, ct))?.Text
                ?? (actor.Has(StaffRole.Cashier) ? null : "実行できるのは会計の担当です。"),
            _ => null,
        };

        private static string Fingerprint(byte[] hash) =>
            string.Join(' ', Convert.ToHexString(hash, 0, 8).Chunk(4).Select(four => new string(four)));
    }
}
