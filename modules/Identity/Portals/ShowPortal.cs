using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>One Portal and, once it is revoked, what happened through it in its last window: whose password passed, whose account, address or mail was changed.</summary>
public sealed record ShowPortal(string Name) : IOfficeUseCase<ShowPortal.Result>, IQuery
{
    private const int Most = 500;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(ShowPortals.Line Portal, IReadOnlyList<RevokePortal.Deed> Counts, IReadOnlyList<Deed> Deeds, bool More);

    /// <param name="Account">Number or ID; null once the person's keys are gone.</param>
    /// <param name="Changes">A change of account, address or mail; otherwise a password passed.</param>
    public sealed record Deed(string? Account, string UseCase, bool Changes, bool Done, DateTimeOffset At);

    internal sealed class Handler(IdentityDb db, DbSession session, PortalDeeds deeds, PersonKeys keys, AuditTrail audit) : IHandle<ShowPortal, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowPortal query, CancellationToken ct)
        {
            if ((await PortalRow.Read(session, "where name = $1", ct, query.Name)).SingleOrDefault() is not { } portal)
            {
                return Refusal.NotFound;
            }
            audit.About(portal.Id);
            var line = new ShowPortals.Line(portal.Name, portal.RegisteredAt, portal.RevokedAt, portal.RevokedSince, portal.Reason);
            if (portal.RevokedSince is not { } since)
            {
                return new Result(line, [], [], false);
            }
            var found = await deeds.Latest(portal.Name, since, Most + 1, ct);
            var people = found.Select(d => d.Person).Distinct().ToArray();
            var accounts = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
            await keys.LoadFor(accounts.Keys, ct);
            var sensitive = deeds.Sensitive;
            return new Result(line, await deeds.Counts(portal.Name, since, ct),
                [.. found.Take(Most).Select(d => new Deed(
                    accounts.TryGetValue(d.Person, out var account) && keys.Holds(d.Person) ? account.Login.Open() : null,
                    d.UseCase, sensitive.Contains(d.UseCase), d.Outcome == "ok", d.At))], found.Count > Most);
        }
    }
}
