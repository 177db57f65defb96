using Microsoft.EntityFrameworkCore;
using WelfareMutual.Content.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Content.Notices;

/// <summary>What the foundation tells now, newest first; members' notices only for those who are signed in.</summary>
public sealed record NoticeList(int Page = 1) : IPortalUseCase<NoticeList.Result>, IQuery
{
    public static Access Access => Access.Anyone("public page: notices");
    public const int PageSize = 20;

    public sealed record Result(IReadOnlyList<NoticeLine> Rows, int Total);

    internal sealed class Handler(ContentDb db, Actor actor, Clock clock) : IHandle<NoticeList, Result>
    {
        public async Task<Outcome<Result>> Handle(NoticeList query, CancellationToken ct)
        {
            var shown = db.Shown(actor, clock.Now);
            var rows = await shown.Lines((Math.Max(1, query.Page) - 1) * PageSize, PageSize).ToListAsync(ct);
            return new Result(rows, await shown.TotalAfter(query.Page, PageSize, rows.Count, ct));
        }
    }
}

internal sealed class CurrentNotices(ContentDb db, Actor actor, Clock clock) : ICurrentNotices
{
    public async Task<IReadOnlyList<NoticeLine>> Newest(int most, CancellationToken ct) => await db.Shown(actor, clock.Now).Lines(0, most).ToListAsync(ct);
}
