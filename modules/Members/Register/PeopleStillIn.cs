using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>How many people are still members at an enterprise: what staff must know when it is withdrawn, for nobody leaves by that (decision 0035).
/// Counts only; nobody is seen.</summary>
public sealed record PeopleStillIn(Guid EnterpriseId) : IOfficeUseCase<PeopleStillIn.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    /// <param name="Present">Members and those about to be.</param>
    /// <param name="WithoutLeaving">Of these, for whom no leaving is filed.</param>
    public sealed record Result(int Present, int WithoutLeaving);

    internal sealed class Handler(MembersDb db) : IHandle<PeopleStillIn, Result>
    {
        public async Task<Outcome<Result>> Handle(PeopleStillIn query, CancellationToken ct)
        {
            var counts = await db.Members.Where(m => m.EnterpriseId == query.EnterpriseId && m.State != MembershipState.Left)
                .GroupBy(m => m.LeftOn == null).Select(g => new { Without = g.Key, Count = g.Count() }).ToListAsync(ct);
            return new Result(counts.Sum(c => c.Count), counts.Where(c => c.Without).Sum(c => c.Count));
        }
    }
}
