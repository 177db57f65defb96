using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Staff;

internal sealed class StaffRegister(IdentityDb db, PersonKeys keys) : IStaff
{
    public async Task<IReadOnlyDictionary<Guid, StaffPerson>> Find(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        var staff = await Cards(accounts, ct);
        await keys.LoadFor(staff.Keys, ct);
        return staff.Values.ToDictionary(s => s.Account, s => new StaffPerson(s.Account, keys.Holds(s.Account) ? s.Name.Open() : StaffPerson.Erased, s.MemberId));
    }

    public async Task<IReadOnlyDictionary<Guid, StaffCard>> Cards(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        var ids = accounts.Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<Guid, StaffCard>()
            : (await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct)).ToDictionary(s => s.Id, s => new StaffCard(s.Id, s.Name, s.MemberId));
    }

    public async Task<bool> Link(string staffCode, Guid? member, CancellationToken ct)
    {
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.Code == staffCode && s.State != StaffState.Closed, ct);
        staff?.LinkMember(member);
        await db.SaveChangesAsync(ct);
        return staff is not null;
    }
}
