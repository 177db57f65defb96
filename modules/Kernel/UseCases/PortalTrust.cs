using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Source: ARCHITECTURE, "The firewall". What is undone when the Portal it came through turns out to be in other hands: a revocation reads it
/// from the log. So it is either in the log by then or not done.</summary>
public interface IUndoneWithItsPortal;

/// <summary>Whether the Portal that this call came through is still trusted, held until the transaction ends: a revocation waits for that moment, and then
/// finds the entry. Asked at the end, so that nobody's slow work keeps a revocation waiting; and it never waits itself.</summary>
public sealed class PortalTrust(DbSession session, UseCaseContext context)
{
    private bool held;

    /// <returns>Null when it is trusted, and where there is none.</returns>
    public async Task<Refusal?> Refuse(CancellationToken ct)
    {
        if (held || context.Portal is not { } portal)
        {
            return null;
        }
        await using var hold = session.Command("select kernel.hold_portal($1)", portal);
        held = (bool)(await hold.ExecuteScalarAsync(ct))!;
        return held ? null : Refusal.Unavailable;
    }
}
