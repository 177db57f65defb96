using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Notifications.Addresses;

internal sealed class Undeliverable(NotificationsDb db, PersonKeys keys) : IUndeliverable
{
    public async Task<(IReadOnlyList<UndeliverableAddress> Newest, int Count)> Newest(int most, CancellationToken ct)
    {
        var broken = db.Addresses.AsNoTracking().Where(a => a.State == AddressState.Undeliverable);
        var page = await broken.OrderByDescending(a => a.UndeliverableAt).Take(most).ToListAsync(ct);
        await keys.LoadFor(page.Select(a => a.PersonId), ct);
        return ([.. page.Where(a => keys.Holds(a.PersonId)).Select(a => new UndeliverableAddress(a.PersonId, a.Mail!.Open(), a.UndeliverableAt!.Value))], await broken.TotalAfter(1, most, page.Count, ct));
    }
}
