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

    public async Task<StaffCard?> FindByCode(string staffCode, CancellationToken ct) =>
        await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Code == staffCode && s.State != StaffState.Closed, ct) is { } staff
            ? new StaffCard(staff.Id, staff.Name, staff.MemberId) : null;

    public async Task<IReadOnlyList<Guid>> EverOf(string staffCode, CancellationToken ct) =>
        staffCode.Length == 0 ? [] : await db.Staff.AsNoTracking().Where(s => s.Code == staffCode).Select(s => s.Id).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, string>> CodesOf(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
        accounts.Count == 0 ? new Dictionary<Guid, string>()
            : await db.Staff.AsNoTracking().Where(s => accounts.Contains(s.Id) && s.Code != "").ToDictionaryAsync(s => s.Id, s => s.Code, ct);

    public async Task Link(Guid account, Guid? member, CancellationToken ct)
    {
        (await db.Staff.SingleAsync(s => s.Id == account, ct)).LinkMember(member);
        await db.SaveChangesAsync(ct);
    }
}
