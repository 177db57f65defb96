using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Source: IAM-08. Whose rights are changed or taken away keeps none that were lent beside them: the next sign-in would bring them back. The caller saves, and ends the sessions.</summary>
internal sealed class LentRights(IdentityDb db, Clock clock)
{
    public async Task TakeBack(IReadOnlyCollection<Guid> staff, CancellationToken ct)
    {
        var now = clock.Now;
        foreach (var open in await db.Emergencies.Where(e => staff.Contains(e.StaffId) && e.EndedAt == null && e.ExpiresAt > now).ToListAsync(ct))
        {
            open.End(now);
        }
    }
}
