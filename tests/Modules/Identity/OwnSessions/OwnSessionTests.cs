using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.OwnSessions;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.OwnSessions;

public sealed class OwnSessionTests
{
    [Fact]
    public async Task Each_session_is_listed_with_its_device_and_one_is_here()
    {
        await using var site = await Site.Start();
        var (phone, desk) = await Two(site);
        var seen = (await desk.Do(new MySessions())).Sessions;
        Assert.Equal(["Windows・Chrome", "iPhone・Safari"], seen.Select(s => s.Device).Order(StringComparer.Ordinal));
        Assert.Equal("Windows・Chrome", Assert.Single(seen, s => s.Here).Device);
        Assert.Equal("iPhone・Safari", Assert.Single((await phone.Do(new MySessions())).Sessions, s => s.Here).Device);
    }

    [Fact]
    public async Task One_is_ended_at_once()
    {
        await using var site = await Site.Start();
        var (phone, desk) = await Two(site);
        var other = (await desk.Do(new MySessions())).Sessions.Single(s => !s.Here).Id;
        await desk.Do(new EndMySession(other));
        Assert.Equal(RefusalKind.SignInNeeded, (await phone.Run(new MySessions())).Refusal!.Kind);
        Assert.Single((await desk.Do(new MySessions())).Sessions);
        Assert.Equal(RefusalKind.NotFound, (await desk.Run(new EndMySession(other))).Refusal!.Kind);
    }

    [Fact]
    public async Task All_others_end_and_this_one_goes_on()
    {
        await using var site = await Site.Start();
        var (phone, desk) = await Two(site);
        Assert.Equal(1, (await desk.Do(new EndMyOtherSessions())).Ended);
        Assert.Equal(RefusalKind.SignInNeeded, (await phone.Run(new MySessions())).Refusal!.Kind);
        Assert.True((await desk.Run(new MySessions())).Succeeded);
    }

    [Fact]
    public async Task Anothers_session_is_not_there()
    {
        await using var site = await Site.Start();
        var (phone, desk) = await Two(site);
        await site.ActiveMember("1284-038");
        var stranger = site.As((await site.Guest.Do(new SignIn("1284-038", Entry.Password))).Token);
        var id = (await desk.Do(new MySessions())).Sessions.Single(s => s.Here).Id;
        Assert.Equal(RefusalKind.NotFound, (await stranger.Run(new EndMySession(id))).Refusal!.Kind);
        await stranger.Do(new EndMyOtherSessions()); // their own, where the account was claimed
        Assert.True((await phone.Run(new MySessions())).Succeeded && (await desk.Run(new MySessions())).Succeeded);
    }

    private static async Task<(SiteUser Phone, SiteUser Desk)> Two(Site site)
    {
        await site.ActiveMember("1284-037");
        var phone = await site.Stranger("192.0.2.1", "iPhone・Safari").Do(new SignIn("1284-037", Entry.Password));
        var desk = await site.Stranger("192.0.2.1", "Windows・Chrome").Do(new SignIn("1284-037", Entry.Password));
        await site.Look<long>("with x as (update kernel.session set ended_at = clock_timestamp() where device = '' returning 1) select count(*) from x"); // where the account was claimed
        return (site.As(phone.Token), site.As(desk.Token));
    }
}
