using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Identity.Staff;

/// <summary>Enters a member of staff, for the use case of an administrator and for the very first one.</summary>
internal sealed class NewStaff(IdentityDb db, PersonKeys keys, PasswordHash hash, Clock clock)
{
    public async Task<Outcome<Staff>> Enter(string code, string name, IReadOnlyCollection<StaffRole> roles, string password, CancellationToken ct)
    {
        var plain = Digits.Tidy(code);
        if (StaffRules.Check(plain, name, roles) is { } refused)
        {
            return refused;
        }
        if (PasswordPolicy.Check(password, PasswordPolicy.ShortestForStaff, plain) is { } weak)
        {
            return weak;
        }
        if (await db.Staff.AnyAsync(s => s.Code == plain, ct))
        {
            return StaffRules.CodeTaken;
        }
        var staff = new Staff(plain, name.Trim(), roles, hash.Of(password), clock.Now);
        await keys.MakeFor([staff.Id], null, ct);
        db.Staff.Add(staff);
        await db.SaveChangesAsync(ct);
        return staff;
    }
}
