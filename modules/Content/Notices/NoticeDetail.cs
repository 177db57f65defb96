using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>One notice, to be read.</summary>
public sealed record NoticeDetail(Guid NoticeId) : IPortalUseCase<NoticeDetail.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: notices");

    /// <param name="Html">Made from Markdown in which HTML is only text.</param>
    public sealed record Result(Guid Id, string Title, string Html, DateTimeOffset At, NoticeAudience Audience);

    internal sealed class Handler(ContentDb db, Actor actor, Clock clock) : IHandle<NoticeDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(NoticeDetail query, CancellationToken ct)
        {
            var notice = await db.Shown(actor, clock.Now).SingleOrDefaultAsync(n => n.Id == query.NoticeId, ct);
            return notice is null
                ? Refusal.NotFound
                : new Result(notice.Id, notice.Title, NoticeText.Html(notice.Body), notice.ShownFrom, notice.Audience);
        }
    }
}
