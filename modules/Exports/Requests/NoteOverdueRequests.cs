using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Requests;

/// <summary>From the first day after the limit a request that is not decided, or not carried out, is an alarm until somebody has seen it, and again as long
/// as it lasts (FEATURES RET-07).</summary>
public sealed record NoteOverdueRequests : IJobUseCase<NoteOverdueRequests.Result>
{
    public static Access Access => Access.Job;
    public sealed record Result(int Overdue);

    internal sealed class Handler(ExportsDb db, Alarms alarms, Clock clock) : IHandle<NoteOverdueRequests, Result>
    {
        public async Task<Outcome<Result>> Handle(NoteOverdueRequests job, CancellationToken ct)
        {
            var today = clock.Today;
            var overdue = await db.Requests.AsNoTracking()
                .Where(r => r.State == RequestState.Decided ? (r.CarryOutBy ?? r.DueOn) < today
                    : r.DueOn < today && (r.State == RequestState.Received || r.State == RequestState.Identified || r.State == RequestState.Proposed))
                .Select(r => r.Number).ToListAsync(ct);
            foreach (var number in overdue)
            {
                await alarms.Raise("request-overdue", number, ct);
            }
            return new Result(overdue.Count);
        }
    }
}
