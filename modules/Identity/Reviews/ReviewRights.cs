using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Reviews;

/// <summary>Source: IAM-08. Asks once a quarter for everybody's rights, and suspends those that nobody stood for in 14 days.</summary>
public sealed record ReviewRights : IJobUseCase<ReviewRights.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Asked, int Suspended);

    internal sealed class Handler(IdentityDb db, Sessions sessions, LentRights lent, AuditTrail audit, Clock clock) : IHandle<ReviewRights, Result>
    {
        public async Task<Outcome<Result>> Handle(ReviewRights job, CancellationToken ct)
        {
            var staff = await db.Staff.Where(s => s.State == StaffState.Active).OrderBy(s => s.Code).ToListAsync(ct);
            var asked = await Ask(staff, ct);
            var suspended = await Suspend(staff, ct);
            await lent.TakeBack(suspended, ct);
            await db.SaveChangesAsync(ct);
            foreach (var id in suspended)
            {
                await sessions.EndAll(id, Guid.Empty, ct);
                audit.Concerns(id);
            }
            return new Result(asked, suspended.Count);
        }

        private async Task<int> Ask(List<Staff.Staff> staff, CancellationToken ct)
        {
            var quarter = RightsReview.QuarterOf(clock.Today);
            var there = await db.RightsReviews.Where(r => r.Quarter == quarter).Select(r => r.StaffId).ToListAsync(ct);
            var missing = staff.Where(s => s.Roles.Length > 0 && !there.Contains(s.Id)).ToList();
            db.RightsReviews.AddRange(missing.Select(s => new RightsReview(s.Id, quarter, s.Roles, clock.Now, clock.Now + ReviewRules.TimeToAnswer)));
            return missing.Count;
        }

        private async Task<List<Guid>> Suspend(List<Staff.Staff> staff, CancellationToken ct)
        {
            var late = await db.RightsReviews.Where(r => r.Answer == null && r.DueAt <= clock.Now).ToListAsync(ct);
            var suspended = new List<Guid>();
            foreach (var review in late)
            {
                var person = staff.SingleOrDefault(s => s.Id == review.StaffId);
                if (person is not null && ReviewRules.IsNeeded(person, staff))
                {
                    await CallOut(ct);
                    continue;
                }
                person?.SuspendRoles();
                review.Settle(ReviewAnswer.Suspended, null, clock.Now);
                suspended.Add(review.StaffId);
            }
            return suspended;
        }

        private async Task CallOut(CancellationToken ct)
        {
            if (!db.Alerts.Local.Any(a => a.Code == "review-overdue") && !await db.Alerts.AnyAsync(a => a.Code == "review-overdue" && a.SeenAt == null, ct))
            {
                db.Alerts.Add(new Alert("review-overdue", null, clock.Now));
            }
        }
    }
}
