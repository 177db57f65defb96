using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>Open requests by their limit, the overdue ones first, then the last ones that are closed. Nobody's record is opened.</summary>
public sealed record ShowRequests : IOfficeUseCase<ShowRequests.Result>, IQuery
{
    private const int Most = 200;
    private const int Recent = 30;

    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);
    public sealed record Result(IReadOnlyList<Row> Open, IReadOnlyList<Row> Closed);

    /// <param name="Limit">For the decision; once it is decided, for doing it.</param>
    /// <param name="DaysLeft">Until the limit; negative once it is over.</param>
    public sealed record Row(string Number, RequestKind Kind, RequestState State, RequestAnswer? Answer, DateOnly ReceivedOn, DateOnly Limit, int DaysLeft, bool Overdue);

    internal sealed class Handler(ExportsDb db, Clock clock) : IHandle<ShowRequests, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowRequests query, CancellationToken ct)
        {
            var open = await db.Requests.AsNoTracking().Where(r => r.State != RequestState.Done && r.State != RequestState.Withdrawn)
                .OrderBy(r => r.State == RequestState.Decided ? r.CarryOutBy ?? r.DueOn : r.DueOn).Take(Most).ToListAsync(ct);
            var closed = await db.Requests.AsNoTracking().Where(r => r.State == RequestState.Done || r.State == RequestState.Withdrawn)
                .OrderByDescending(r => r.ClosedAt).Take(Recent).ToListAsync(ct);
            return new Result(open.ConvertAll(Of), closed.ConvertAll(Of));
        }

        private Row Of(RightsRequest r) => new(r.Number, r.Kind, r.State, r.Answer, r.ReceivedOn, r.Limit, r.Limit.DayNumber - clock.Today.DayNumber, r.IsOverdue(clock.Today));
    }
}
