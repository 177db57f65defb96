using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>Staff take a notice off the pages at once; one person is enough for that.</summary>
public sealed record WithdrawNotice(Guid NoticeId) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(ContentDb db, Clock clock, AuditTrail audit) : IHandle<WithdrawNotice, Done>
    {
        public async Task<Outcome<Done>> Handle(WithdrawNotice command, CancellationToken ct)
        {
            var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == command.NoticeId, ct);
            if (notice is null)
            {
                return Refusal.NotFound;
            }
            notice.Withdraw(clock.Now);
            await db.SaveChangesAsync(ct);
            audit.About(notice.Id);
            return Done.It;
        }
    }
}
