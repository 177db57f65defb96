using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Search;

/// <summary>Brings the back office's search rows up to date, a few hundred people a run. The Gateway cannot: it does not hold the index key.</summary>
public sealed record IndexMembers : IJobUseCase<IndexMembers.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Indexed);

    internal sealed class Handler(MembersDb db, SearchRows rows) : IHandle<IndexMembers, Result>
    {
        public async Task<Outcome<Result>> Handle(IndexMembers job, CancellationToken ct)
        {
            var stale = await db.Profiles.Where(p => !p.Indexed).Select(p => p.Id).Union(db.Contacts.Where(c => !c.Indexed).Select(c => c.Id)).Take(SearchRows.Batch).ToListAsync(ct);
            return new Result(stale.Count == 0 ? 0 : await rows.Write(stale, ct));
        }
    }
}
