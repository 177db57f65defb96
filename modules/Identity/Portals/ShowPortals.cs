using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>The register of Portals.</summary>
public sealed record ShowPortals : IOfficeUseCase<ShowPortals.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Portals);
    public sealed record Line(string Name, DateTimeOffset RegisteredAt, DateTimeOffset? RevokedAt, DateTimeOffset? RevokedSince, string? Reason);

    internal sealed class Handler(DbSession session) : IHandle<ShowPortals, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowPortals query, CancellationToken ct) =>
            new Result([.. (await PortalRow.Read(session, "order by revoked_at is not null, name limit 100", ct))
                .Select(p => new Line(p.Name, p.RegisteredAt, p.RevokedAt, p.RevokedSince, p.Reason))]);
    }
}
