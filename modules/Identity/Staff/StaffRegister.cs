using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Staff;

internal sealed class StaffRegister(IdentityDb db, PersonKeys keys) : IStaff
{
    public async Task<IReadOnlyDictionary<Guid, StaffPerson>> Find(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        if (accounts.Count == 0)
        {
            return new Dictionary<Guid, StaffPerson>();
        }
        var ids = accounts.ToArray();
        var staff = await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
        await keys.LoadFor(staff.Select(s => s.Id), ct);
        return staff.ToDictionary(s => s.Id, s => new StaffPerson(s.Id, s.Name.Open(), s.MemberId));
    }

    public async Task<bool> Link(string staffCode, Guid? member, CancellationToken ct)
    {
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.Code == staffCode, ct);
        staff?.LinkMember(member);
        await db.SaveChangesAsync(ct);
        return staff is not null;
    }
}
