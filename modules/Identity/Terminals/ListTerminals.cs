using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Terminals;

/// <summary>Source: IAM-02. The register of terminals, those in use first.</summary>
public sealed record ListTerminals : IOfficeUseCase<ListTerminals.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Terminals, int Most);

    public sealed record Line(Guid Id, string Label, string Ip, string Thumbprint, DateOnly ValidTo, TerminalState State, DateTimeOffset EnteredAt, DateTimeOffset? EndedAt);

    internal sealed class Handler(IdentityDb db, Rulebook rules) : IHandle<ListTerminals, Result>
    {
        public async Task<Outcome<Result>> Handle(ListTerminals query, CancellationToken ct)
        {
            var terminals = await db.Terminals.AsNoTracking().OrderBy(t => t.EndedAt != null).ThenBy(t => t.Number).ThenByDescending(t => t.EnteredAt).Take(200).ToListAsync(ct);
            return new Result(
                [.. terminals.Select(t => new Line(t.Id, t.Label, t.Ip.ToString(), t.Thumbprint, t.ValidTo, t.State, t.EnteredAt, t.EndedAt))],
                (await rules.Today<TerminalLimit>(ct)).Most);
        }
    }
}
