using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Mine;

/// <summary>The member's own applications, newest first; drafts among them.</summary>
public sealed record MyCases : IPortalUseCase<MyCases.Result>, IQuery
{
    public static Access Access => Access.Member;
    public sealed record Result(IReadOnlyList<Row> Cases);
    public sealed record Row(Guid Id, string? Reference, string Kind, string Title, CaseState State, Yen? Amount, DateTimeOffset OpenedAt, DateOnly? PayOn);

    internal sealed class Handler(CaseworkDb db, Actor actor) : IHandle<MyCases, Result>
    {
        public async Task<Outcome<Result>> Handle(MyCases query, CancellationToken ct)
        {
            var cases = await db.Cases.AsNoTracking().Where(c => c.PersonId == actor.PersonId && (c.Reference != null || c.State == CaseState.Draft))
                .OrderByDescending(c => c.OpenedAt).Take(100).ToListAsync(ct);
            return new Result([.. cases.Select(c => new Row(c.Id, c.Reference, c.Kind, c.Title, c.State, c.Amount, c.OpenedAt, c.PayOn))]);
        }
    }
}
