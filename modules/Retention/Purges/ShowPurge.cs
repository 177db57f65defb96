using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>One run as those see it who propose, release and check it: counts by table, who is kept back and why, the certificate.</summary>
public sealed record ShowPurge(Guid PurgeId) : IOfficeUseCase<ShowPurge.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver, StaffRole.Examiner, StaffRole.Auditor);

    /// <param name="Steps">Proposal, release and check; null where it has not come to that.</param>
    /// <param name="Digest">In hexadecimal: sent back with the proposal and the release.</param>
    /// <param name="Barred">Why the asking person may not do the next step; null when they may.</param>
    public sealed record Result(
        Guid Id, int Number, PurgeState State, DateOnly Day, string Digest, IReadOnlyList<Deed?> Steps, DateTimeOffset DraftedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
        IReadOnlyList<Count> People, IReadOnlyList<Row> Tables, IReadOnlyList<Back> Held, string? Certificate, string? CertificateHash, string? Barred);
    public sealed record Count(string Kind, ItemState State, int People);
    public sealed record Row(string Table, string Period, long OfPeople, long Ripe, long Gone);

    /// <param name="Number">Of the member; empty for others.</param>
    public sealed record Back(string Number, string Reason, DateOnly DueOn);

    internal sealed class Handler(RetentionDb db, IMembers members, PeopleOfRecord people, AuditTrail audit, Actor actor) : IHandle<ShowPurge, Result>
    {
        private const int MostHeld = 200;

        public async Task<Outcome<Result>> Handle(ShowPurge query, CancellationToken ct)
        {
            if (await db.Purges.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PurgeId, ct) is not { } purge)
            {
                return Refusal.NotFound;
            }
            audit.About(purge.Id);
            var counts = await db.Items.AsNoTracking().Where(i => i.PurgeId == purge.Id).GroupBy(i => new { i.Kind, i.State }).Select(g => new Count(g.Key.Kind, g.Key.State, g.Count())).ToListAsync(ct);
            var lines = await db.Lines.AsNoTracking().Where(l => l.PurgeId == purge.Id && l.OfPeople + l.Ripe + l.Gone > 0).OrderBy(l => l.Position).ToListAsync(ct);
            return new Result(
                purge.Id, purge.Number, purge.State, purge.Day, Convert.ToHexStringLower(purge.Digest),
                await people.StepsOf(purge, ct), purge.DraftedAt, purge.StartedAt, purge.FinishedAt,
                [.. counts.OrderBy(c => c.Kind, StringComparer.Ordinal)], [.. lines.Select(l => new Row(l.TableName, PeriodWords.Of(l.Keep), l.OfPeople, l.Ripe, l.Gone))],
                await Held(purge.Id, ct), purge.Certificate, purge.CertificateHash is { } hash ? Convert.ToHexStringLower(hash) : null, Barred(purge));
        }

        private async Task<IReadOnlyList<Back>> Held(Guid purge, CancellationToken ct)
        {
            var held = await db.Items.AsNoTracking().Where(i => i.PurgeId == purge && i.State == ItemState.Held).OrderBy(i => i.DueOn).Take(MostHeld)
                .Select(i => new { i.SubjectId, i.DueOn, Codes = db.Holds.Where(h => h.SubjectId == i.SubjectId && h.LiftedAt == null).Select(h => h.Code).ToList() }).ToListAsync(ct);
            var numbers = await members.Of([.. held.Select(h => h.SubjectId)], ct);
            foreach (var one in held)
            {
                audit.Concerns(one.SubjectId);
            }
            return [.. held.Select(h => new Back(
                numbers.GetValueOrDefault(h.SubjectId)?.Number ?? "", h.Codes.Count == 0 ? "（解除されました。次回に消去します）" : string.Join('、', h.Codes.Select(c => HoldCodes.Words[c])), h.DueOn))];
        }

        private string? Barred(Purge purge) => purge.State switch
        {
            PurgeState.Drafted => actor.Has(StaffRole.System) ? null : "提案は、管理の担当がします。",
            PurgeState.Proposed => purge.ProposedBy == actor.AccountId ? PurgeRefusals.TwoPeople.Text : actor.Has(StaffRole.Approver) ? null : "実行を決めるのは、決裁の担当です。",
            PurgeState.Done => actor.AccountId == purge.ProposedBy || actor.AccountId == purge.ReleasedBy ? PurgeRefusals.ThirdPerson.Text
                : actor.Has(StaffRole.Examiner) || actor.Has(StaffRole.Approver) ? null : "証明書の確認は、審査か決裁の担当がします。",
            _ => null,
        };
    }
}
