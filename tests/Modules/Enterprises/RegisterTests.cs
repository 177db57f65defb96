using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.Members;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Enterprises;

public sealed class RegisterTests
{
    [Fact]
    public async Task The_register_answers_as_of_any_day_and_overwrites_nothing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new ChangeProfile(firm.Id, Firm.Profile with { Name = "みどり精機株式会社" }, new(2023, 4, 1)));
        await firm.Clerk.Do(new ChangeAccount(firm.Id, new("0001", "001", 1, "1234567", "ミドリセイサクシヨ"), new(2022, 4, 1)));
        await firm.Clerk.Do(new ChangeAccount(firm.Id, new("0001", "001", 1, "7654321", "ミドリセイキ"), new(2024, 4, 1)));

        async Task<EnterpriseDetail.Result> AsOf(int year) => await firm.Clerk.Do(new EnterpriseDetail(firm.Id, new(year, 6, 1)));
        Assert.Equal(("株式会社みどり製作所", null), ((await AsOf(2021)).Current!.Name, (await AsOf(2021)).Dues?.Tail));
        Assert.Equal(("みどり精機株式会社", "4567"), ((await AsOf(2023)).Current!.Name, (await AsOf(2023)).Dues?.Tail));
        Assert.Equal(("みどり精機株式会社", "4321"), ((await AsOf(2025)).Current!.Name, (await AsOf(2025)).Dues?.Tail));
        Assert.Equal("緑川　茂", (await AsOf(2025)).Current!.Representative);
        Assert.Equal((2, 2), ((await AsOf(2025)).Profiles.Count, (await AsOf(2025)).Accounts.Count));
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var again = await firm.Clerk.Run(new OpenEnterprise("１２８４", Firm.Profile, new(2020, 4, 1)));
        Assert.Equal("enterprises-number-taken", again.Refusal?.Code);
    }

    [Fact]
    public async Task A_withdrawn_enterprise_stays_withdrawn()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Clerk.Do(new MoveEnterprise(firm.Id, EnterpriseState.Withdrawn, new(2024, 4, 1), 1));
        var back = await firm.Clerk.Run(new MoveEnterprise(firm.Id, EnterpriseState.Active, new(2024, 5, 1), 2));
        Assert.Equal("enterprises-step-not-possible", back.Refusal?.Code);
    }

    [Fact]
    public async Task An_officer_hands_on_no_right_that_is_not_the_officers_own()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var viewer = await site.Officer(firm.Id, OfficerRight.View);
        OfficerForm colleague = new("tanaka.koji", "田中　浩二", null, [OfficerRight.Roster]);
        Assert.Equal("forbidden", (await viewer.Run(new InviteColleague(colleague))).Refusal?.Code);
        Assert.Equal("enterprises-right-more-than-own", (await firm.Officer.Run(new InviteColleague(colleague with { Rights = [OfficerRight.Money] }))).Refusal?.Code);
        var invited = await firm.Officer.Do(new InviteColleague(colleague));
        var officers = (await firm.Officer.Do(new OurOfficers())).Officers;
        Assert.Contains(officers, o => o.Account == invited.AccountId && o.Login == "tanaka.koji");
    }
}
