using Npgsql;
using WelfareMutual.Content.Notices;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Content.Notices;

public sealed class NoticeTests
{
    private static readonly WriteNotice Draft = new(null, 0, "年末の窓口", "## 休み\n\n12月29日から休みます。", NoticeAudience.Public, Clock.StartOf(new(2026, 10, 1)), null);

    [Fact]
    public async Task A_notice_is_written_by_one_and_published_by_another()
    {
        await using var site = await Site.Start();
        var (author, other) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Clerk));
        var id = (await author.Do(Draft)).NoticeId;
        Assert.Empty((await site.Guest.Do(new NoticeList())).Rows);
        Assert.Equal("content-own-notice", (await author.Run(new PublishNotice(id, 0))).Refusal?.Code);
        Assert.Equal("stale", (await other.Run(new PublishNotice(id, 7))).Refusal?.Code);
        await other.Do(new PublishNotice(id, 0));
        Assert.Contains("<h2", (await site.Guest.Do(new NoticeDetail(id))).Html, StringComparison.Ordinal);
        await author.Do(Draft with { Id = id, Version = 1, Title = "年末年始の窓口" });
        Assert.Equal("not-found", (await site.Guest.Run(new NoticeDetail(id))).Refusal?.Code);
    }

    [Fact]
    public async Task A_members_notice_and_a_withdrawn_one_are_not_for_guests()
    {
        await using var site = await Site.Start();
        var (author, other) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Clerk));
        var id = (await author.Do(Draft with { Audience = NoticeAudience.Members })).NoticeId;
        await other.Do(new PublishNotice(id, 0));
        Assert.Empty((await site.Guest.Do(new NoticeList())).Rows);
        var member = await site.Member(Guid.CreateVersion7());
        Assert.Single((await member.Do(new NoticeList())).Rows);
        await author.Do(new WithdrawNotice(id));
        Assert.Empty((await member.Do(new NoticeList())).Rows);
    }

    [Fact]
    public async Task The_database_too_refuses_an_author_who_approves()
    {
        await using var site = await Site.Start();
        var id = (await (await site.Staff(StaffRole.Clerk)).Do(Draft)).NoticeId;
        await using var source = NpgsqlDataSource.Create(site.Superuser);
        await using var forge = source.CreateCommand("update content.notice set approver = author, published_at = now() where id = $1");
        forge.Parameters.Add(new NpgsqlParameter { Value = id });
        var failure = await Assert.ThrowsAsync<PostgresException>(() => forge.ExecuteNonQueryAsync());
        Assert.Equal("content_own_notice", failure.ConstraintName);
    }
}
