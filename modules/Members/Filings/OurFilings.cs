using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Filings;

/// <summary>What the enterprise filed, newest first.</summary>
public sealed record OurFilings(int Page) : IPortalUseCase<OurFilings.Result>, IQuery
{
    public const int PageSize = 20;

    public static Access Access => Access.Officer(OfficerRight.View);

    public sealed record Result(IReadOnlyList<FilingLine> Filings, int Total, bool MayFile);

    internal sealed class Handler(MembersDb db, PersonKeys keys, Actor actor, Clock clock) : IHandle<OurFilings, Result>
    {
        public async Task<Outcome<Result>> Handle(OurFilings query, CancellationToken ct)
        {
            var mayFile = actor.Has(OfficerRight.Roster);
            var own = db.Filings.Where(f => f.EnterpriseId == actor.Enterprise);
            var total = await own.CountAsync(ct);
            var page = await own.OrderByDescending(f => f.FiledAt).ThenByDescending(f => f.Number)
                .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var people = page.Select(f => f.PersonId).Distinct().ToArray();
            var numbers = await db.Members.Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Number, ct);
            await keys.LoadFor(people, ct);
            return new Result([.. page.Where(f => keys.Holds(f.PersonId)).Select(f => FilingLine.Of(f, numbers[f.PersonId], clock.Now, mayFile))], total, mayFile);
        }
    }
}
