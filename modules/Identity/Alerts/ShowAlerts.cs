using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Alerts;

/// <summary>Alerts that nobody has taken note of, oldest first, and the last ones that somebody has.</summary>
public sealed record ShowAlerts : IOfficeUseCase<ShowAlerts.Result>, IQuery
{
    private const int Most = 100;
    private const int Recent = 20;

    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(IReadOnlyList<Line> Open, IReadOnlyList<Line> Seen);

    /// <param name="Account">The number or ID concerned; null where it is nobody's or erased.</param>
    public sealed record Line(Guid Id, string Code, string? Account, DateTimeOffset At, DateTimeOffset? SeenAt, string? SeenBy);

    internal sealed class Handler(IdentityDb db, PersonKeys keys) : IHandle<ShowAlerts, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowAlerts query, CancellationToken ct)
        {
            var open = await db.Alerts.AsNoTracking().Where(a => a.SeenAt == null).OrderBy(a => a.At).Take(Most).ToListAsync(ct);
            var seen = await db.Alerts.AsNoTracking().Where(a => a.SeenAt != null).OrderByDescending(a => a.SeenAt).Take(Recent).ToListAsync(ct);
            var accounts = open.Concat(seen).Select(a => a.SubjectId).OfType<Guid>().Distinct().ToArray();
            var staff = seen.Select(a => a.SeenBy!.Value).Distinct().ToArray();
            var logins = await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
            var names = await db.Staff.AsNoTracking().Where(s => staff.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            await keys.LoadFor(logins.Keys.Concat(names.Keys), ct);
            Line Of(Alert a) => new(
                a.Id, a.Code, a.SubjectId is { } id && keys.Holds(id) && logins.TryGetValue(id, out var account) ? account.Login.Open() : null, a.At, a.SeenAt,
                a.SeenBy is { } by && keys.Holds(by) && names.TryGetValue(by, out var who) ? who.Name.Open() : null);
            return new Result(open.ConvertAll(Of), seen.ConvertAll(Of));
        }
    }
}
