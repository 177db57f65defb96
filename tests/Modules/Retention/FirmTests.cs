using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-01: not only members are people.
public sealed class FirmTests : IAsyncLifetime
{
    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task An_officer_and_a_representative_go_when_the_firm_has_left_and_its_people_with_it()
    {
        var clerk = await world.World.Clerk();
        var firm = await world.World.Enterprise();
        var officer = (await clerk.Do(new InviteOfficer(firm, new("nakagawa-1284", "中川　望", null, [OfficerRight.View])))).AccountId;
        var member = await world.World.Member(firm);
        await world.Leave(member);
        await world.Site.Database.Execute($"update identity.account set state = 'Closed', closed_at = '2026-12-01' where id = '{officer}'");
        await clerk.Do(new MoveEnterprise(firm, EnterpriseState.Withdrawn, Clock.DayOf(world.Site.Time.Now), 1));
        world.Years(6);
        await world.Purge();
        Assert.Equal(["Member", "Officer"], await world.Site.Database.Read<string>("select kind from retention.erased order by kind"));
        Assert.Equal("緑川　一", (await clerk.Do(new EnterpriseDetail(firm))).Current!.Representative);

        await world.Purge(); // now that nobody of the firm is left
        Assert.Equal(["Enterprise"], await world.Site.Database.Read<string>($"select kind from retention.erased where subject_id = '{firm}'"));
        var shown = await clerk.Do(new EnterpriseDetail(firm));
        Assert.Equal(("株式会社みどり製作所", "（消去しました）"), (shown.Current!.Name, shown.Current.Representative));
        Assert.Equal(0L, await world.Scalar<long>(PurgeTests.Residue(firm, officer, member.Id)));
    }

    [Fact]
    public async Task Answers_kept_for_a_second_post_are_forgotten_after_a_day()
    {
        var member = await world.World.Member();
        var key = Guid.CreateVersion7();
        await member.Do(new ChangeMyContact("650-0001", "汐見市中央2-2", "078-000-1234", "someone@example.jp", 0), key);
        world.Site.Time.Now += TimeSpan.FromHours(23);
        Assert.Equal(0, (await world.Site.Job(new ForgetAnswers())).Value.Forgotten);
        world.Site.Time.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, (await world.Site.Job(new ForgetAnswers())).Value.Forgotten);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from kernel.command_key"));
    }
}
