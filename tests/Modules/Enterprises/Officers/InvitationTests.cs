using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Modules.Members;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Enterprises.Officers;

/// <summary>Source: FEATURES ENT-03.</summary>
public sealed class InvitationTests
{
    private static readonly OfficerForm Tanaka = new("tanaka.koji", "田中　浩二", null, [OfficerRight.View, OfficerRight.Roster]);

    [Fact]
    public async Task An_invitation_is_used_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        var key = await PrintedKey(site);
        var session = await site.Guest.Do(new ActivateAccount("tanaka.koji", key, Entry.Password));
        Assert.Equal(SessionStage.EnrolSecondFactor, session.Stage);
        Assert.Equal("identity-key-no-match", (await site.Guest.Run(new ActivateAccount("tanaka.koji", key, "another long password"))).Refusal?.Code);
        Assert.Equal("identity-key-no-match", (await site.Guest.Run(new RecoverWithKey("tanaka.koji", key, "another long password"))).Refusal?.Code);
    }

    [Theory]
    [InlineData(7, -1, true)]
    [InlineData(7, 0, false)]
    [InlineData(7, 1, false)]
    public async Task An_invitation_holds_seven_days(int days, int seconds, bool holds)
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var invited = await firm.Officer.Do(new InviteColleague(Tanaka));
        var key = await PrintedKey(site);
        Assert.Equal(site.Time.Now + TimeSpan.FromDays(days), (await firm.Officer.Do(new OurOfficers())).Officers.Single(o => o.Account == invited.AccountId).InvitationExpires);
        site.Time.Advance(TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(holds, (await site.Guest.Run(new ActivateAccount("tanaka.koji", key, Entry.Password))).Succeeded);
    }

    [Fact]
    public async Task A_letter_with_a_key_names_the_login_the_day_and_both_ways_and_the_way_for_a_lost_device_needs_one_letter()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var invited = await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        var half = await site.Guest.Do(new ActivateAccount("tanaka.koji", await PrintedKey(site), Entry.Password));
        var offered = await site.As(half.Token).Do(new EnrolSecondFactor());
        await firm.Clerk.Do(new RenewOfficerKey(firm.Id, invited.AccountId));
        var sheet = (await (await site.Staff(StaffRole.Clerk)).Do(new PrintLetters())).Sheets.Single();
        Assert.Contains("ID　tanaka.koji", sheet.Paragraphs);
        var until = Clock.DayOf(site.Time.Now.AddDays(7));
        Assert.Contains(sheet.Paragraphs, p => p.Contains($"鍵は令和{until.Year - 2018}年{until.Month}月{until.Day}日（{until.Year}年）の", StringComparison.Ordinal));
        Assert.Contains(sheet.Paragraphs, p => p.StartsWith("パスワードを忘れたとき", StringComparison.Ordinal) && p.EndsWith("/identity/recover/key", StringComparison.Ordinal));
        var lost = sheet.Paragraphs.Single(p => p.StartsWith("確認コードのアプリをなくしたとき", StringComparison.Ordinal));
        Assert.EndsWith("/identity/second-factor/renew", lost, StringComparison.Ordinal);
        var key = sheet.Paragraphs.Single(p => p.StartsWith("鍵　", StringComparison.Ordinal))["鍵　".Length..];
        var renewed = await site.Guest.Do(new RenewSecondFactor("tanaka.koji", Entry.Password, key));
        Assert.Equal(SessionStage.EnrolSecondFactor, renewed.Stage);
        Assert.NotEqual(offered.Secret, (await site.As(renewed.Token).Do(new EnrolSecondFactor())).Secret);
    }

    [Fact]
    public async Task An_officer_who_asks_for_a_key_gets_the_letter_with_both_ways()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        await site.Guest.Do(new ActivateAccount("tanaka.koji", await PrintedKey(site), Entry.Password));
        await site.Guest.Do(new RequestRecovery("tanaka.koji"));
        await site.RunJobs();
        var sheet = (await (await site.Staff(StaffRole.Clerk)).Do(new PrintLetters())).Sheets.Single();
        Assert.Contains(sheet.Paragraphs, p => p.EndsWith("/identity/second-factor/renew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_orders_an_officers_key_does_not_see_it()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        var batch = await firm.Clerk.Do(new LetterBatch());
        Assert.Equal((0, 1), (batch.Lines.Count, batch.ForOthers));
        Assert.Empty((await firm.Clerk.Do(new PrintLetters())).Sheets);
        var colleague = await site.Staff(StaffRole.Clerk);
        Assert.Equal((1, 0), ((await colleague.Do(new LetterBatch())).Lines.Count, (await colleague.Do(new LetterBatch())).ForOthers));
        var printed = await colleague.Do(new PrintLetters());
        Assert.Single(printed.Sheets);
        Assert.Empty((await firm.Clerk.Do(new PrintLetters(printed.At))).Sheets); // nor by opening the batch again
        Assert.Single((await colleague.Do(new PrintLetters(printed.At))).Sheets);

        for (var tries = 0; tries < 5; tries++)
        {
            await site.Guest.Run(new ActivateAccount("tanaka.koji", "AAAA-AAAA-AAAA", Entry.Password)); // nor by trying the first one to death
        }
        await site.RunJobs();
        Assert.Empty((await firm.Clerk.Do(new PrintLetters())).Sheets);
        Assert.Single((await colleague.Do(new PrintLetters())).Sheets);
    }

    [Fact]
    public async Task Inviting_again_kills_the_earlier_key()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var invited = await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        var first = await PrintedKey(site);
        await firm.Clerk.Do(new RenewOfficerKey(firm.Id, invited.AccountId));
        var second = await PrintedKey(site);
        Assert.False((await site.Guest.Run(new ActivateAccount("tanaka.koji", first, Entry.Password))).Succeeded);
        await site.Guest.Do(new ActivateAccount("tanaka.koji", second, Entry.Password));
    }

    [Fact]
    public async Task An_officer_without_mail_hears_of_a_second_confirmation_by_letter_to_the_enterprise()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        await site.Guest.Do(new ActivateAccount("tanaka.koji", await PrintedKey(site), Entry.Password));
        await File(firm, 30);
        await firm.Clerk.Do(new PrintLetters()); // the members' keys
        await File(firm, 20);
        await site.RunJobs();
        Assert.Equal("退会の届出の確認をお願いします", (await firm.Clerk.Do(new LetterBatch())).Lines.Single().Title);
        var sheet = Assert.Single((await firm.Clerk.Do(new PrintLetters())).Sheets);
        Assert.Equal(("田中　浩二", "株式会社みどり製作所"), (sheet.Recipient, sheet.AddressLines[^1]));
        Assert.Contains(sheet.Paragraphs, p => p.EndsWith("/enterprise", StringComparison.Ordinal));
        Assert.DoesNotContain(sheet.Paragraphs, p => p.Contains("{", StringComparison.Ordinal));
    }

    private static async Task File(Firm firm, int people)
    {
        var upload = await firm.Upload(Firm.Csv(1, people));
        await firm.Officer.Do(new FileRoster(upload.RosterId, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint));
    }

    private static async Task<string> PrintedKey(Site site)
    {
        var sheet = (await (await site.Staff(StaffRole.Clerk)).Do(new PrintLetters())).Sheets.Single();
        return sheet.Paragraphs.Single(p => p.StartsWith("鍵　", StringComparison.Ordinal))["鍵　".Length..];
    }
}
