using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Members.Family;

internal sealed class FamilyBook(MembersDb db, PersonKeys keys)
{
    /// <summary>The registered relatives, ready to be opened.</summary>
    public async Task<List<RegisteredRelative>> Of(Guid person, CancellationToken ct)
    {
        var all = await db.Relatives.Where(r => r.PersonId == person).ToListAsync(ct);
        await keys.LoadFor(person, Purpose.Own, ct);
        return all;
    }
}
