using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Cases;

/// <summary>A draft ends some days after it was begun. The module whose draft it was hears it and erases the answers; the database takes its documents away.</summary>
public sealed record ExpireDrafts : IJobUseCase<ExpireDrafts.Result>
{
    public static Access Access => Access.Job;
    public sealed record Result(int Ended);

    internal sealed class Handler(CaseworkDb db, CaseMover mover, Rulebook rulebook, Clock clock) : IHandle<ExpireDrafts, Result>
    {
        public async Task<Outcome<Result>> Handle(ExpireDrafts job, CancellationToken ct)
        {
            var old = clock.Now.AddDays(-(await rulebook.Today<DraftSettings>(ct)).Days);
            var drafts = await db.Cases
                .FromSql($"select * from casework.case_file where state = 'Draft' and opened_at < {old} order by opened_at limit 100 for update skip locked")
                .ToListAsync(ct);
            foreach (var draft in drafts)
            {
                await mover.Move(draft, CaseAct.Withdraw, null, ct);
            }
            await db.SaveChangesAsync(ct);
            return new Result(drafts.Count);
        }
    }
}
