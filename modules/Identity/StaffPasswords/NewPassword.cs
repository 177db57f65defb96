using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Sets a password that its owner typed, when it may be set.</summary>
internal sealed class NewPassword(IdentityDb db, PasswordHash hash, Clock clock)
{
    /// <param name="old">As just typed; null when it is not known.</param>
    /// <returns>Null when it is set.</returns>
    public async Task<Refusal?> Set(Staff.Staff staff, string password, string? old, CancellationToken ct)
    {
        if (PasswordPolicy.Check(password, PasswordPolicy.ShortestForStaff, staff.Code) is { } weak)
        {
            return weak;
        }
        if (old is not null && StaffPasswordRules.IsVariant(old, password))
        {
            return StaffPasswordRules.Variant;
        }
        var last = await db.StaffPasswords.Where(p => p.StaffId == staff.Id).OrderByDescending(p => p.At).ThenByDescending(p => p.Id).ToListAsync(ct);
        if (last.Any(p => hash.Matches(p.Hash, password)))
        {
            return StaffPasswordRules.UsedBefore;
        }
        var made = hash.Of(password);
        staff.SetPassword(made, clock.Now);
        db.StaffPasswords.Add(new StaffPassword(staff.Id, made, clock.Now));
        db.StaffPasswords.RemoveRange(last.Skip(StaffPasswordRules.Remembered - 1));
        await db.SaveChangesAsync(ct);
        return null;
    }
}
