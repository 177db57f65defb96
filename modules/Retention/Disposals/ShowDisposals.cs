using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Retention.Disposals;

/// <summary>The ledger of what was destroyed, newest first: runs, media, paper. The check of a run is that of its certificate.</summary>
public sealed record ShowDisposals : IOfficeUseCase<ShowDisposals.Result>, IQuery
{
    private const int Most = 200;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Lines, bool MayEnter, bool MayCheck);

    /// <param name="PurgeId">Of a run: its page has the certificate.</param>
    /// <param name="Entered">Null: by the run itself.</param>
    /// <param name="Checked">Null while nobody has.</param>
    public sealed record Line(Guid Id, DisposalKind Kind, Guid? PurgeId, string What, int Quantity, string Method, string Site, DateOnly DoneOn, Deed? Entered, Deed? Checked);

    internal sealed class Handler(RetentionDb db, PeopleOfRecord people, Actor actor) : IHandle<ShowDisposals, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowDisposals query, CancellationToken ct)
        {
            var rows = await (
                from line in db.Disposals.AsNoTracking()
                join check in db.Checks.AsNoTracking() on line.Id equals check.LineId into checks
                from check in checks.DefaultIfEmpty()
                join purge in db.Purges.AsNoTracking() on line.PurgeId equals purge.Id into purges
                from purge in purges.DefaultIfEmpty()
                orderby line.DoneOn descending, line.EnteredAt descending
                select new { Line = line, Check = check, Purge = purge }).Take(Most).ToListAsync(ct);
            static (Guid?, DateTimeOffset?) Checked(DisposalCheck? check, Purge? purge) => check is null ? (purge?.CertifiedBy, purge?.CertifiedAt) : (check.CheckedBy, check.CheckedAt);
            var deed = await people.Of(rows.SelectMany(r => new[] { r.Line.EnteredBy, Checked(r.Check, r.Purge).Item1 }), ct);
            return new Result(
                [.. rows.Select(r => (Row: r, Seen: Checked(r.Check, r.Purge))).Select(r => new Line(
                    r.Row.Line.Id, r.Row.Line.Kind, r.Row.Line.PurgeId, r.Row.Line.What, r.Row.Line.Quantity, r.Row.Line.Method, r.Row.Line.Site, r.Row.Line.DoneOn,
                    deed(r.Row.Line.EnteredBy, r.Row.Line.EnteredAt), deed(r.Seen.Item1, r.Seen.Item2)))],
                actor.Has(StaffRole.System) || actor.Has(StaffRole.Examiner), actor.Has(StaffRole.Examiner) || actor.Has(StaffRole.Approver));
        }
    }
}
