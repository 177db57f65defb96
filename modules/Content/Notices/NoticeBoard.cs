using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>Staff see all notices with their state; or one of them with its text and how it will look.</summary>
public sealed record NoticeBoard(Guid? NoticeId = null) : IOfficeUseCase<NoticeBoard.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Row> Rows);

    /// <param name="Own">Written by the reader, who therefore cannot publish it.</param>
    /// <param name="Html">Only when one notice was asked for.</param>
    public sealed record Row(
        Guid Id, int Version, string Title, string Body, string? Html, NoticeAudience Audience, DateTimeOffset ShownFrom, DateTimeOffset? ShownUntil,
        NoticeState State, bool Own, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt);

    internal sealed class Handler(ContentDb db, Actor actor) : IHandle<NoticeBoard, Result>
    {
        public async Task<Outcome<Result>> Handle(NoticeBoard query, CancellationToken ct)
        {
            var notices = await db.Notices.AsNoTracking().Where(n => query.NoticeId == null || n.Id == query.NoticeId)
                .OrderByDescending(n => n.CreatedAt).Take(200).ToListAsync(ct);
            if (query.NoticeId is not null && notices.Count == 0)
            {
                return Refusal.NotFound;
            }
            return new Result([.. notices.Select(n => new Row(
                n.Id, n.Version, n.Title, query.NoticeId is null ? "" : n.Body, query.NoticeId is null ? null : NoticeText.Html(n.Body), n.Audience,
                n.ShownFrom, n.ShownUntil, n.State, n.Author == actor.AccountId, n.CreatedAt, n.PublishedAt))]);
        }
    }
}
