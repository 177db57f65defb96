using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Reviews;

/// <summary>Source: IAM-08. Somebody else stands for a colleague's rights, or takes them away at once; giving them back needs two people again.</summary>
public sealed record AnswerReview(Guid ReviewId, bool Keep) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Approver);

    internal sealed class Handler(IdentityDb db, Sessions sessions, LentRights lent, Actor actor, AuditTrail audit, Clock clock) : IHandle<AnswerReview, Done>
    {
        public async Task<Outcome<Done>> Handle(AnswerReview command, CancellationToken ct)
        {
            if (await db.RightsReviews.SingleOrDefaultAsync(r => r.Id == command.ReviewId, ct) is not { } review)
            {
                return Refusal.NotFound;
            }
            audit.About(review.Id);
            audit.Concerns(review.StaffId);
            if (review.Answer is not null)
            {
                return ReviewRules.Answered;
            }
            if (review.StaffId == actor.AccountId)
            {
                return ReviewRules.Own;
            }
            // Locked: two who answer at once must not each think that the other's administrator stays.
            var staff = await db.Staff.FromSql($"select * from identity.staff where state = 'Active' order by id for update").ToListAsync(ct);
            var person = staff.SingleOrDefault(s => s.Id == review.StaffId);
            if (!command.Keep && person is not null && ReviewRules.IsNeeded(person, staff))
            {
                return ReviewRules.LastAdministrators;
            }
            review.Settle(command.Keep ? ReviewAnswer.Kept : ReviewAnswer.Withdrawn, actor.AccountId, clock.Now);
            if (!command.Keep)
            {
                person?.SuspendRoles();
                await lent.TakeBack([review.StaffId], ct);
            }
            await db.SaveChangesAsync(ct);
            if (!command.Keep)
            {
                await sessions.EndAll(review.StaffId, Guid.Empty, ct);
            }
            return Done.It;
        }
    }
}
