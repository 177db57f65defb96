using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
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
        PayoutsDb db, BatchContent content, IMembers members, IStaff staff, PersonKeys keys, Rulebook rulebook, AuditTrail audit, Actor actor) : IHandle<ShowBatch, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowBatch query, CancellationToken ct)
        {
            var found = await db.Batches.AsNoTracking().Where(b => b.Number == query.Number).Select(b => new
            {
                Batch = b,
                File = db.Files.Where(f => f.BatchId == b.Id).Select(f => (Guid?)f.Id).FirstOrDefault(),
                Downloaded = db.Downloads.Any(d => db.Files.Any(f => f.Id == d.FileId && f.BatchId == b.Id)),
                Previous = db.Batches.Where(o => o.PreparedAt < b.PreparedAt && o.State != BatchState.Void).OrderByDescending(o => o.PreparedAt)
                    .Select(o => new { o.Total, o.Count }).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            var batch = found.Batch;
            audit.About(batch.Id);
            var rows = await content.Rows(batch.Id, ct);
            var people = rows.Select(r => r.Line.PersonId).Distinct().ToArray();
            var cards = await staff.Cards([.. new[] { batch.PreparedBy, batch.CheckedBy, batch.ReleasedBy, actor.AccountId }.OfType<Guid>()], ct);
            var own = cards.GetValueOrDefault(actor.AccountId)?.MemberId;
            var memberships = await members.Of(own is { } me ? [.. people, me] : people, ct);
            var eyes = new[] { batch.PreparedBy, batch.CheckedBy, batch.ReleasedBy }.OfType<Guid>().Where(cards.ContainsKey);
            await keys.LoadFor([.. people.Select(p => (p, Purpose.Bank)), .. eyes.Select(e => (e, Purpose.Own))], ct);
            var lines = BatchContent.Open(rows);
            var banks = new BankQuestions();
            Eye Who(Guid? account, DateTimeOffset? at) => new(account is { } id ? !cards.TryGetValue(id, out var card) ? "職員" : keys.Holds(id) ? card.Name.Open() : StaffPerson.Erased : null, at, account == actor.AccountId);
            return new Result(
                batch.Id, batch.Version, batch.Number, batch.State, batch.PayOn, batch.Total, batch.Count, batch.LeftOut,
                [Who(batch.PreparedBy, batch.PreparedAt), Who(batch.CheckedBy, batch.CheckedAt), Who(batch.ReleasedBy, batch.ReleasedAt)],
                [.. lines.GroupBy(l => l.Line.Title).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Kind(g.Key, g.Count(), g.Sum(l => l.Line.Amount.Amount)))],
                [.. lines.Select(l => new Line(l.Line.LineNo, memberships.GetValueOrDefault(l.Line.PersonId)?.Number ?? "", l.Line.Title, l.Line.Amount, banks.Masked(l.Payee), l.Payee.HolderKana))],
                Fingerprint(batch.ContentHash), Fingerprint(BatchContent.Hash(batch.PayOn, lines)), found.Previous?.Total, found.Previous?.Count,
                await Account(ct), Barred(batch, own is { } mine && OwnHousehold.Among(people, mine, memberships).Count > 0 ? PayoutRefusals.OwnMoney
                    : rows.Any(r => r.Request.DecidedBy.Contains(actor.AccountId)) ? PayoutRefusals.OwnDecision : null), found.File, found.Downloaded);
        }

        private async Task<string?> Account(CancellationToken ct) =>
            (await rulebook.Today<PayoutSettings>(ct)) is { BankCode.Length: > 0 } s
                ? new BankQuestions().Masked(new(s.BankCode, s.BranchCode, "Ordinary", s.AccountNumber, "")) : null;

        private string? Barred(PayoutBatch batch, Refusal? own) => batch.State switch
        {
            BatchState.Prepared => (ThreePersons.Check(actor.AccountId, batch.PreparedBy) ?? own)?.Text,
            BatchState.Checked => (ThreePersons.Release(actor.AccountId, batch.PreparedBy, batch.CheckedBy) ?? own)?.Text
                ?? (actor.Has(StaffRole.Cashier) ? null : "実行できるのは出納の担当です。"),
            _ => null,
        };

        private static string Fingerprint(byte[] hash) =>
            string.Join(' ', Convert.ToHexString(hash, 0, 8).Chunk(4).Select(four => new string(four)));
    }
}
