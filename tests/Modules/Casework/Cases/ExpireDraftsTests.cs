using Npgsql;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Cases;

// Issue 3, section 2: until submission a draft is the member's own and expires; nothing of it stays.
public sealed class ExpireDraftsTests
{
    [Fact]
    public async Task A_draft_that_expires_takes_its_answers_and_documents_along_and_a_submitted_claim_keeps_its_own()
    {
        await using var world = await ClaimWorld.Start();
        var slow = await world.Member();
        world.Site.Time.SetTokyo(2026, 10, 13);
        var quick = await world.Member();
        var draft = await ClaimWorld.Draft(slow);
        await ClaimWorld.Submitted(quick);
        world.Site.Time.Advance(TimeSpan.FromDays(59));
        Assert.Equal(0, (await world.Site.Job(new ExpireDrafts())).Value.Ended);
        world.Site.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await world.Site.Job(new ExpireDrafts())).Value.Ended);
        Assert.Equal("Withdrawn", await world.Scalar<string>($"select state from casework.case_file where id = '{draft}'"));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from condolence_benefits.claim_draft"));
        Assert.Equal(0L, await world.Scalar<long>($"select count(*) from casework.case_document where case_id = '{draft}'"));
        Assert.Equal((1L, 2L), (await world.Scalar<long>("select count(*) from casework.case_document"), await world.Scalar<long>("select count(*) from casework.case_document_chunk")));
        Assert.Equal(0, (await world.Site.Job(new ExpireDrafts())).Value.Ended);
    }

    [Fact]
    public async Task How_long_a_draft_lives_is_a_setting_and_a_draft_given_up_goes_at_once()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var given = await ClaimWorld.Draft(member);
        await member.Do(new WithdrawCase(given));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from casework.case_document_chunk"));
        await ClaimWorld.Draft(member);
        await world.Execute("insert into kernel.rule_version values (gen_random_uuid(), 'casework.drafts', '2026-01-01', '{\"days\":10}', gen_random_uuid(), now())");
        world.Site.Time.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, (await world.Site.Job(new ExpireDrafts())).Value.Ended);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from casework.case_document"));
    }

    [Fact]
    public async Task The_portals_role_can_take_no_document_away_by_itself()
    {
        await using var world = await ClaimWorld.Start();
        await ClaimWorld.Draft(await world.Member());
        foreach (var sql in (string[])["delete from casework.case_document", "delete from casework.case_document_chunk", "select casework.forget_draft()"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => world.Execute(sql, world.Site.Database.Gateway));
            Assert.Contains(refused.SqlState, (string[])[PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.FeatureNotSupported]);
        }
    }
}
