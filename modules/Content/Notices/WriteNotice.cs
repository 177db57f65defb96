using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>Staff write a notice or change one. A changed notice is a draft again until another person publishes it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version the form was opened with; a stale save is refused.</param>
public sealed record WriteNotice(
    Guid? Id, int Version, string Title, string Body, NoticeAudience Audience, DateTimeOffset ShownFrom, DateTimeOffset? ShownUntil)
    : IOfficeUseCase<WriteNotice.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid NoticeId);

    internal sealed class Handler(ContentDb db, Actor actor, Clock clock, AuditTrail audit) : IHandle<WriteNotice, Result>
    {
        public async Task<Outcome<Result>> Handle(WriteNotice command, CancellationToken ct)
        {
            if (Publishing.Refuse(command) is { Count: > 0 } refusals)
            {
                return refusals;
            }
            var notice = command.Id is { } id ? await db.Notices.SingleOrDefaultAsync(n => n.Id == id, ct) : db.Add(New(command)).Entity;
            if (notice is null)
            {
                return Refusal.NotFound;
            }
            if (notice.Version != command.Version)
            {
                return Refusal.Stale;
            }
            (notice.Title, notice.Body, notice.Audience) = (command.Title.Trim(), command.Body.Trim(), command.Audience);
            (notice.ShownFrom, notice.ShownUntil) = (command.ShownFrom.ToUniversalTime(), command.ShownUntil?.ToUniversalTime());
            notice.Rewritten(actor.AccountId);
            await db.SaveChangesAsync(ct);
            audit.About(notice.Id);
            return new Result(notice.Id);
        }

        private Notice New(WriteNotice c) => new()
        {
            Id = Guid.CreateVersion7(),
            Title = c.Title,
            Body = c.Body,
            Audience = c.Audience,
            ShownFrom = c.ShownFrom.ToUniversalTime(),
            ShownUntil = c.ShownUntil?.ToUniversalTime(),
            Author = actor.AccountId,
            CreatedAt = clock.Now,
        };
    }
}
