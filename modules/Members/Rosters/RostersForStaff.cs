using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Rosters;

/// <summary>How many rosters wait for staff as the second person, for the menu: nobody is told otherwise where the firm has one officer (ENT-06).</summary>
public sealed record RostersForStaff : IOfficeUseCase<RostersForStaff.Result>, IQuery, IAskedByTheScreen
{
    public static Access Access => ConfirmMassDepartureAsStaff.Access;

    public sealed record Result(int Waiting);

    internal sealed class Handler(MembersDb db, IAccounts accounts) : IHandle<RostersForStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(RostersForStaff query, CancellationToken ct)
        {
            var waiting = await db.Rosters.Where(r => r.State == RosterState.AwaitingSecond).Select(r => new { r.EnterpriseId, r.ConfirmedBy }).ToListAsync(ct);
            var officers = await accounts.RosterOfficersOf(waiting.ConvertAll(w => w.EnterpriseId), ct);
            return new Result(waiting.Count(w => officers[w.EnterpriseId].All(o => o == w.ConfirmedBy)));
        }
    }
}
