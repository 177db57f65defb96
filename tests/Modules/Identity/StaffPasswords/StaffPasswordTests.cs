using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.StaffPasswords;

/// <summary>Source: SECURITY.md 2.3; IAM-05.</summary>
public sealed class StaffPasswordTests
{
    private const string Password = "Natsu2026matsuri";

    [Fact]
    public async Task A_password_past_its_term_opens_the_page_that_changes_it_and_nothing_else()
    {
        await using var site = await Site.Start();
        await Enter(site);
        site.Time.Advance(TimeSpan.FromDays(364));
        var early = await site.Staff("", "0A01").Do(new SignInStaff(Password));
        Assert.Equal((SessionStage.Full, 1), (early.Stage, early.DaysLeft));
        site.Time.Advance(TimeSpan.FromDays(2));
        var due = await site.Staff("", "0A01").Do(new SignInStaff(Password));
        Assert.Equal(SessionStage.NewPassword, due.Stage);
        var staff = site.Staff(due.Token, "0A01");
        Assert.Equal(RefusalKind.Forbidden, (await staff.Run(new ListStaff())).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await staff.Run(new ShowRights())).Refusal!.Kind);
        Assert.True((await staff.Run(new WhoIsAtTheTerminal())).Succeeded);
        await staff.Do(new ChangeStaffPassword(Password, "kaigan doori no pan-ya"));
        Assert.Equal(RefusalKind.SignInNeeded, (await staff.Run(new ListStaff())).Refusal!.Kind);
        var fresh = await site.Staff("", "0A01").Do(new SignInStaff("kaigan doori no pan-ya"));
        Assert.Equal((SessionStage.Full, null), (fresh.Stage, fresh.DaysLeft));
    }

    [Theory]
    [InlineData(350, null)]
    [InlineData(351, 14)]
    [InlineData(364, 1)]
    public async Task The_last_fourteen_days_are_counted(int days, int? left)
    {
        await using var site = await Site.Start();
        await Enter(site);
        site.Time.Advance(TimeSpan.FromDays(days));
        Assert.Equal(left, (await site.Staff("", "0A01").Do(new SignInStaff(Password))).DaysLeft);
    }

    [Fact]
    public async Task Without_a_term_no_password_is_ever_too_old()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site);
        await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new ChangePasswordTerm(0))).ActId));
        site.Time.Advance(TimeSpan.FromDays(440));
        Assert.Equal(SessionStage.Full, (await site.Staff("", "0A01").Do(new SignInStaff(Password))).Stage);
    }

    [Fact]
    public async Task What_is_like_the_last_password_and_what_was_used_lately_is_refused()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site);
        async Task<string> Try(string current, string next) =>
            (await (await colleagues.SignIn("0A01", current)).Run(new ChangeStaffPassword(current, next))).Refusal?.Code ?? "ok";
        Assert.Equal("identity-password-variant", await Try(Password, "Natsu2027matsuri"));
        Assert.Equal("identity-password-variant", await Try(Password, "Natsu2026matsuri!!!"));
        Assert.Equal("identity-password-too-short-for-staff", await Try(Password, "mijikai"));
        Assert.Equal("identity-current-no-match", (await (await colleagues.SignIn("0A01", Password)).Run(new ChangeStaffPassword("chigau kotoba", "nanika betsu no mono"))).Refusal!.Code);
        string[] next = ["kaigan doori no pan-ya", "yama no ue no toudai", "asa no minato ni fune", "ringo to mikan to nashi"];
        var current = Password;
        foreach (var password in next)
        {
            Assert.Equal("ok", await Try(current, password));
            current = password;
        }
        Assert.Equal("identity-password-used-before", await Try(current, Password));
        Assert.Equal("ok", await Try(current, "tsuki no hikari no shita"));
        Assert.Equal("ok", await Try("tsuki no hikari no shita", Password)); // six passwords ago
    }

    [Fact]
    public async Task A_lost_card_and_evidence_of_compromise_ask_for_a_new_password()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site);
        var staff = (await colleagues.First.Do(new ListStaff())).Staff.Single();
        var here = await colleagues.SignIn("0A01", Password);
        await colleagues.First.Do(new RequireNewPassword(staff.Id));
        Assert.Equal(RefusalKind.SignInNeeded, (await here.Run(new SignOutStaff())).Refusal!.Kind);
        Assert.Equal(SessionStage.NewPassword, (await site.Staff("", "0A01").Do(new SignInStaff(Password))).Stage);
        await (await colleagues.SignIn("0A01", Password)).Do(new ChangeStaffPassword(Password, "kaigan doori no pan-ya"));
        await colleagues.First.Do(new StopCard(staff.Cards.Single().Id, CardState.Lost));
        await colleagues.Issue(staff.Id, MadeCard.Of("0A02"));
        Assert.Equal(SessionStage.NewPassword, (await site.Staff("", "0A02").Do(new SignInStaff("kaigan doori no pan-ya"))).Stage);
    }

    [Fact]
    public async Task A_hundred_wrong_passwords_in_a_row_disable_password_and_card_until_two_people_bind_them_anew()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site);
        await Miss(site, 99);
        await colleagues.SignIn("0A01", Password); // forgets the count
        await Miss(site, 60);
        await using var restarted = site.Restarted();
        await Miss(restarted, 40);
        Assert.False((await restarted.Staff("", "0A01").Run(new SignInStaff(Password))).Succeeded);
        var staff = (await colleagues.First.Do(new ListStaff())).Staff.Single();
        Assert.True(staff.Disabled);
        Assert.Equal(CardState.Suspended, staff.Cards.Single().State);
        Assert.Equal(1L, await site.Look<long>("select count(*) from identity.alert where code = 'staff-disabled'"));

        await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new ReinstateCard(staff.Cards.Single().Id))).ActId));
        site.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.False((await site.Staff("", "0A01").Run(new SignInStaff(Password))).Succeeded);
        var key = (await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new AskStartKey(staff.Id))).ActId))).StartKey!;
        await site.Staff("", "0A01").Do(new StartPassword(key, "kaigan doori no pan-ya"));
        Assert.True((await site.Staff("", "0A01").Run(new SignInStaff("kaigan doori no pan-ya"))).Succeeded);
    }

    [Fact]
    public async Task A_start_key_works_once_for_its_card_for_a_week_and_dies_of_five_wrong_ones()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site);
        var id = (await colleagues.First.Do(new ListStaff())).Staff.Single().Id;
        async Task<string> Draw() => (await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new AskStartKey(id))).ActId))).StartKey!;
        async Task<string> Try(string key) => (await site.Staff("", "0A01").Run(new StartPassword(key, "kaigan doori no pan-ya"))).Refusal?.Code ?? "ok";

        var key = await Draw();
        Assert.False((await site.Staff("", "0A01").Run(new SignInStaff(Password))).Succeeded); // the old one is dead
        site.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal("identity-start-key-no-match", await Try(key));
        key = await Draw();
        for (var i = 0; i < 5; i++)
        {
            site.Time.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal("identity-start-key-no-match", await Try("2345-6789-ABCD"));
        }
        site.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("identity-start-key-no-match", await Try(key));
        key = await Draw();
        Assert.Equal("ok", await Try(key.ToLowerInvariant()));
        Assert.Equal("identity-start-key-no-match", await Try(key));
    }

    /// <summary>As slowly as the throttle asks for.</summary>
    private static async Task Miss(Site site, int times)
    {
        for (var i = 0; i < times; i++)
        {
            site.Time.Advance(TimeSpan.FromSeconds(61));
            Assert.Equal("identity-staff-no-match", (await site.Staff("", "0A01").Run(new SignInStaff("chigau pasuwado"))).Refusal!.Code);
        }
        site.Time.Advance(TimeSpan.FromSeconds(61));
    }

    private static async Task<Colleagues> Enter(Site site)
    {
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.System], MadeCard.Of("0A01", new DateOnly(2030, 3, 31)), Password);
        return colleagues;
    }
}
