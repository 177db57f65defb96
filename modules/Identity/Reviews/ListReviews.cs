using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Reviews;

/// <summary>Source: IAM-08. Open questions first, then what was answered lately.</summary>
public sealed record ListReviews : IOfficeUseCase<ListReviews.Result>, IQuery
{
    private const int Most = 100;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Reviews);

    /// <param name="Answer">Kept, Withdrawn, Suspended; null while it is open.</param>
    /// <param name="Own">It is about the reader, who may not answer it.</param>
    public sealed record Line(
        Guid Id, DateOnly Quarter, string Code, string Name, IReadOnlyList<string> Roles, DateTimeOffset DueAt, string? Answer, DateTimeOffset? AnsweredAt, bool Own);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Actor actor) : IHandle<ListReviews, Result>
    {
        public async Task<Outcome<Result>> Handle(ListReviews query, CancellationToken ct)
        {
            var rows = await (
                from r in db.RightsReviews.AsNoTracking()
                join s in db.Staff.AsNoTracking() on r.StaffId equals s.Id
                orderby r.Answer != null, r.Quarter descending, s.Code
                select new { Review = r, Staff = s }).Take(Most).ToListAsync(ct);
            await keys.LoadFor(rows.Select(r => r.Staff.Id).Distinct(), ct);
            return new Result(rows.ConvertAll(r => new Line(
                r.Review.Id, r.Review.Quarter, r.Staff.Code, keys.Holds(r.Staff.Id) ? r.Staff.Name.Open() : "", [.. r.Review.Roles.Select(Staff.Roles.LabelOf)],
                r.Review.DueAt, r.Review.Answer?.ToString(), r.Review.AnsweredAt, r.Staff.Id == actor.AccountId)));
        }
    }
}
