using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Review;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Inbox;

public sealed class NeighbourTests
{
    [Fact]
    public async Task The_next_case_is_the_next_of_the_list_that_was_open_and_a_finished_case_keeps_its_place()
    {
        await using var world = await ClaimWorld.Start();
        var references = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            world.Site.Time.SetTokyo(2026, 10, 13);
            references.Add(await ClaimWorld.Submitted(await world.Member()));
        }
        async Task<string?> Beside(string from, bool back, InboxView view = InboxView.All, CaseState? state = null) =>
            (await world.Clerk.Do(new NeighbourCase(from, view, null, state, back))).Reference;

        var list = (await world.Clerk.Do(new ShowInbox(InboxView.All, null, null, null, null, 20))).Rows.Select(r => r.Reference).ToList();
        Assert.Equal(references.Order(StringComparer.Ordinal), list.Order(StringComparer.Ordinal));
        Assert.Equal(list[1], await Beside(list[0], back: false));
        Assert.Equal(list[0], await Beside(list[1], back: true));
        Assert.Null(await Beside(list[2], back: false));
        Assert.Null(await Beside(list[0], back: true));

        var middle = await world.Clerk.Do(new ReviewCase(list[1]));
        await world.Clerk.Do(new CheckContent(middle.Case.Id, middle.Version));
        Assert.Equal(list[2], await Beside(list[1], back: false, state: CaseState.Submitted));
        Assert.Equal(list[2], await Beside(list[0], back: false, state: CaseState.Submitted));
        Assert.Null(await Beside(list[0], back: false, InboxView.Mine));
    }

    [Fact]
    public async Task The_counts_of_the_views_are_those_of_all_kinds_together()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await ClaimWorld.Submitted(member);
        var birth = await ClaimWorld.Draft(member, [("date", new() { ["Date"] = "2027-01-20" }), ("child", new() { ["Name"] = "山田　葵", ["Kana"] = "ヤマダ　アオイ" }), .. ClaimWorld.Account], "Childbirth");
        var second = (await member.Do(new WelfareMutual.CondolenceBenefits.Claims.SubmitClaim(birth, true))).Reference;
        var review = await world.Clerk.Do(new ReviewCase(second));
        await world.Clerk.Do(new TakeCase(review.Case.Id));

        var inbox = await world.Clerk.Do(new ShowInbox(InboxView.Mine, null, null, null, null, 20));
        Assert.Equal((2, 1, 1, 0, 0), (inbox.Counts.All, inbox.Counts.Mine, inbox.Counts.Unassigned, inbox.Counts.Answered, inbox.Counts.Second));
        Assert.Equal(2, inbox.Kinds.Count);
        Assert.Equal((1, second), (inbox.Total, Assert.Single(inbox.Rows).Reference));
        Assert.Equal(1, (await world.Clerk.Do(new ShowInbox(InboxView.All, "Childbirth", null, null, null, 20))).Total);
        var number = await world.Scalar<string>("select number from members.member");
        Assert.Equal(2, (await world.Clerk.Do(new ShowInbox(InboxView.All, null, null, number, null, 20))).Total);
        Assert.Equal(second, Assert.Single((await world.Clerk.Do(new ShowInbox(InboxView.All, null, null, second, null, 20))).Rows).Reference);
    }
}
