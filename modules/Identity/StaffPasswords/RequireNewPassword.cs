using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: NIST SP 800-63B-4 3.1.1.2 (evidence of compromise). The sessions end; the next sign-in only leads to a new password.</summary>
public sealed record RequireNewPassword(Guid StaffId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, Sessions sessions, AuditTrail audit) : IHandle<RequireNewPassword, Done>
    {
        public async Task<Outcome<Done>> Handle(RequireNewPassword command, CancellationToken ct)
        {
            if (await db.Staff.SingleOrDefaultAsync(s => s.Id == command.StaffId && s.State == StaffState.Active, ct) is not { } staff)
            {
                return Refusal.NotFound;
            }
            staff.RequireNewPassword();
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            audit.Because("compromised");
            audit.Concerns(staff.Id);
            return Done.It;
        }
    }
}
