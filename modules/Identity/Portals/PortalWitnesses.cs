using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;

namespace WelfareMutual.Identity.Portals;

/// <summary>Two of staff stand by when an operator opens or shuts a door of the Gateway; the log names both.</summary>
internal sealed class PortalWitnesses(IdentityDb db, AuditTrail audit)
{
    /// <param name="by">Staff code of who does it.</param>
    /// <param name="with">Staff code of who stands by.</param>
    public async Task<Outcome<(Guid By, Guid With)>> Of(string by, string with, CancellationToken ct)
    {
        if (await StaffOf(by, ct) is not { } first || await StaffOf(with, ct) is not { } second || first == second)
        {
            return PortalRefusals.TwoPeople;
        }
        audit.Concerns(first);
        audit.Concerns(second);
        return (first, second);
    }

    private Task<Guid?> StaffOf(string code, CancellationToken ct) =>
        db.Staff.AsNoTracking().Where(s => s.Code == code && s.State == StaffState.Active).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct);
}
