using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Rosters;

/// <summary>Rosters stopped by the brake, with how many would leave (ENT-06).</summary>
public sealed record RostersAwaitingSecond : IOfficeUseCase<RostersAwaitingSecond.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    public sealed record Row(Guid RosterId, EnterpriseSummary? Enterprise, string ConfirmedBy, DateTimeOffset ConfirmedAt, int Leavers, int MembersBefore, IReadOnlyList<string> LeaverNumbers);
    public sealed record Result(IReadOnlyList<Row> Rosters);

    internal sealed class Handler(MembersDb db, IEnterprises enterprises, PersonKeys keys) : IHandle<RostersAwaitingSecond, Result>
    {
        public async Task<Outcome<Result>> Handle(RostersAwaitingSecond query, CancellationToken ct)
        {
            var waiting = await db.Rosters.AsNoTracking().Where(r => r.State == RosterState.AwaitingSecond).OrderBy(r => r.ConfirmedAt).Take(50).ToListAsync(ct);
            await keys.LoadFor(waiting.Select(r => r.EnterpriseId).Distinct(), ct);
            var names = await enterprises.Find([.. waiting.Select(r => r.EnterpriseId).Distinct()], ct);
            return new Result([.. waiting.Select(r => (Roster: r, Review: r.Review.Open())).Select(x => new Row(
                x.Roster.Id, names.GetValueOrDefault(x.Roster.EnterpriseId), x.Roster.ConfirmedByName!.Open(), x.Roster.ConfirmedAt!.Value, x.Review.Leavers, x.Review.MembersBefore,
                [.. x.Review.Lines.Where(l => l.Kind == RosterLineKind.Leave).Select(l => l.Number)]))]);
        }
    }
}
