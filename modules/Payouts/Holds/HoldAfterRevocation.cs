using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Payouts.Holds;

/// <summary>Whose account, address or mail was changed through a Portal that was shut out: all their payments wait until somebody made sure.</summary>
internal sealed class HoldAfterRevocation(PayoutsDb db, Clock clock) : IHear<PortalRevoked>
{
    public async Task Hear(PortalRevoked fact, CancellationToken ct)
    {
        var people = fact.Changed.ToArray();
        var held = await db.Holds.Where(h => people.Contains(h.PersonId) && h.RequestId == null && h.ReleasedAt == null).Select(h => h.PersonId).ToListAsync(ct);
        db.Holds.AddRange(people.Except(held).Select(p => PayeeHold.Of(p, null, PayeeHold.PortalRevoked, clock.Now, null)));
        await db.SaveChangesAsync(ct);
    }
}
