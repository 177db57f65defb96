using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>Another person than the author puts the notice on the pages, as it was read.</summary>
/// <param name="Version">The version that was read; a text changed meanwhile is refused.</param>
public sealed record PublishNotice(Guid NoticeId, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(ContentDb db, Actor actor, Clock clock, AuditTrail audit) : IHandle<PublishNotice, Done>
    {
        public async Task<Outcome<Done>> Handle(PublishNotice command, CancellationToken ct)
        {
            var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == command.NoticeId, ct);
            if (notice is null)
            {
                return Refusal.NotFound;
            }
            audit.About(notice.Id);
            if (notice.State == NoticeState.Published)
            {
                return Done.It;
            }
            if (notice.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (notice.Author == actor.AccountId)
            {
                return Publishing.OwnNotice;
            }
            if (NoticeText.Refuse(notice.Body) is { Count: > 0 } refusals)
            {
                return refusals;
            }
            notice.Publish(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}
