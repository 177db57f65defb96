using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Filings;

/// <summary>One filing of the enterprise, as it was sent: what somebody who corrects it starts from (ENT-04).</summary>
public sealed record OurFiling(Guid FilingId) : IPortalUseCase<OurFiling.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    /// <param name="RetiredOn">Of a leaving.</param>
    public sealed record Result(FilingLine Filing, DateOnly? RetiredOn, string? Reason);

    internal sealed class Handler(MembersDb db, PersonKeys keys, Actor actor, Clock clock) : IHandle<OurFiling, Result>
    {
        public async Task<Outcome<Result>> Handle(OurFiling query, CancellationToken ct)
        {
            var found = await db.Filings.Where(f => f.Id == query.FilingId && f.EnterpriseId == actor.Enterprise)
                .Join(db.Members, f => f.PersonId, m => m.Id, (f, m) => new { Filing = f, m.Number }).SingleOrDefaultAsync(ct);
            if (found is null)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(found.Filing.PersonId, ct: ct);
            if (!keys.Holds(found.Filing.PersonId))
            {
                return Refusal.NotFound;
            }
            var content = found.Filing.Content.Open();
            return new Result(FilingLine.Of(found.Filing, found.Number, clock.Now), content.RetiredOn, content.Reason);
        }
    }
}
