using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Modules.Members;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Enterprises.Officers;

/// <summary>Source: FEATURES ENT-03. The office closes what a firm with one officer cannot close itself.</summary>
public sealed class ClosingTests
{
    private static readonly OfficerForm Tanaka = new("tanaka.koji", "田中　浩二", null, [OfficerRight.Roster]);

    [Fact]
    public async Task The_only_officer_who_left_is_out_at_once_and_the_log_says_why()
    {
        await using var site = await Site.Start();
        var (firm, account, session) = await OneOfficer(site);
        Assert.Equal("enterprises-officer-reason-missing", (await firm.Clerk.Run(new CloseOfficer(firm.Id, account, "just so"))).Refusal?.Code);
        Assert.Equal("enterprises-last-officer", (await firm.Clerk.Run(new CloseOfficer(firm.Id, account, "officer-left"))).Refusal?.Code);
        Assert.True((await session.Run(new OurMembers(null, 1))).Succeeded);

        await firm.Clerk.Do(new CloseOfficer(firm.Id, account, "officer-left", EvenIfLast: true));

        Assert.Equal(RefusalKind.SignInNeeded, (await session.Run(new OurMembers(null, 1))).Refusal?.Kind);
        Assert.Equal("identity-no-match", (await site.Guest.Run(new SignIn("tanaka.koji", Entry.Password))).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await firm.Clerk.Run(new CloseOfficer(firm.Id, account, "officer-left", true))).Refusal);
        Assert.Equal(Refusal.NotFound, (await firm.Clerk.Run(new RenewOfficerKey(firm.Id, account))).Refusal);
        Assert.Equal(1L, await site.Look<long>(
            $"select count(*) from audit.entry e join audit.entry_person p on p.entry_id = e.id where e.use_case = 'enterprises.close-officer' and e.reason = 'officer-left' and p.person_id = '{account}'"));
    }

    [Fact]
    public async Task A_key_that_was_posted_before_the_closing_opens_nothing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var invited = await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        var key = await PrintedKey(site);
        await firm.Clerk.Do(new CloseOfficer(firm.Id, invited.AccountId, "officer-asked"));
        Assert.False((await site.Guest.Run(new ActivateAccount("tanaka.koji", key, Entry.Password))).Succeeded);
    }

    [Fact]
    public async Task The_office_takes_a_right_away_and_the_session_that_had_it_ends()
    {
        await using var site = await Site.Start();
        var (firm, account, session) = await OneOfficer(site);
        Assert.True((await firm.Clerk.Do(new OfficerDetail(firm.Id, account))).IsLast);
        Assert.Equal("enterprises-last-officer", (await firm.Clerk.Run(new ChangeOfficerRights(firm.Id, account, [OfficerRight.Money], "officer-moved"))).Refusal?.Code);
        await firm.Clerk.Do(new ChangeOfficerRights(firm.Id, account, [OfficerRight.Money], "officer-moved", true));
        Assert.Equal(RefusalKind.SignInNeeded, (await session.Run(new OurMembers(null, 1))).Refusal?.Kind);
        var now = await firm.Clerk.Do(new OfficerDetail(firm.Id, account));
        Assert.Equal([OfficerRight.Money], now.Officer.Rights);
        Assert.False(now.IsLast);
    }

    [Fact]
    public async Task With_a_second_officer_nobody_is_the_last()
    {
        await using var site = await Site.Start();
        var (firm, account, _) = await OneOfficer(site);
        var second = await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka with { Login = "suzuki.manabu" }));
        Assert.True((await firm.Clerk.Do(new OfficerDetail(firm.Id, account))).IsLast); // invited is not there yet
        await site.Guest.Do(new ActivateAccount("suzuki.manabu", await PrintedKey(site), Entry.Password));
        await firm.Clerk.Do(new CloseOfficer(firm.Id, account, "officer-left"));
        Assert.Equal(Refusal.NotFound, (await firm.Clerk.Run(new OfficerDetail(Guid.CreateVersion7(), second.AccountId))).Refusal);
    }

    private static async Task<(Firm Firm, Guid Account, SiteUser Session)> OneOfficer(Site site)
    {
        var firm = await Firm.Open(site);
        var invited = await firm.Clerk.Do(new InviteOfficer(firm.Id, Tanaka));
        await site.Guest.Do(new ActivateAccount("tanaka.koji", await PrintedKey(site), Entry.Password));
        var session = await site.Session(new(ActorKind.Officer, invited.AccountId, invited.AccountId, firm.Id, "田中　浩二", [nameof(OfficerRight.Roster)], Guid.Empty, ""));
        return (firm, invited.AccountId, session);
    }

    private static async Task<string> PrintedKey(Site site) =>
        (await (await site.Staff(StaffRole.Clerk)).Do(new PrintLetters())).Sheets.Single().Paragraphs.Single(p => p.StartsWith("鍵　", StringComparison.Ordinal))["鍵　".Length..];
}
