using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Staff see who reserved of an offering: by member number, without opening names.</summary>
public sealed record ReservationList(Guid OfferingId, int Page = 1) : IOfficeUseCase<ReservationList.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Auditor);
    private const int PageSize = 40;

    public sealed record Result(string Title, IReadOnlyList<Row> Rows, int Total);

    public sealed record Row(Guid Id, string Number, string MemberNumber, int Quantity, Yen Amount, OrderState State, DateTimeOffset CreatedAt, DateTimeOffset? PaidAt);

    internal sealed class Handler(TicketsDb db, IMembers members, AuditTrail audit) : IHandle<ReservationList, Result>
    {
        public async Task<Outcome<Result>> Handle(ReservationList query, CancellationToken ct)
        {
            var title = await db.Offerings.Where(o => o.Id == query.OfferingId).Select(o => o.Title).SingleOrDefaultAsync(ct);
            if (title is null)
            {
                return Refusal.NotFound;
            }
            var all = db.Reservations.Where(r => r.OfferingId == query.OfferingId);
            var page = await all.AsNoTracking().OrderByDescending(r => r.CreatedAt).Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var numbers = await members.Of([.. page.Select(r => r.PersonId).Distinct()], ct);
            foreach (var person in numbers.Keys)
            {
                audit.Concerns(person);
            }
            return new Result(title, [.. page.Select(r => new Row(
                r.Id, r.Number, numbers.GetValueOrDefault(r.PersonId)?.Number ?? "", r.Quantity, r.Amount, r.State, r.CreatedAt, r.PaidAt))], await all.CountAsync(ct));
        }
    }
}
