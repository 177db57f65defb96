using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Tables;

/// <summary>Tables and schemes change from a day of events on (CON-01). The clock stands at 1 February 2027.</summary>
public sealed class BenefitTableTests
{
    private static readonly DateOnly Change = new(2027, 1, 20);

    [Fact]
    public async Task An_event_before_the_change_pays_the_old_amount_even_when_it_is_claimed_after_it()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        Assert.Equal(2, (await world.Approver.Do(new EnterBenefitTable(await Raised(world), Change))).Number);

        Assert.Equal(new Yen(20000), await Claimed(member, "2027-01-19"));
        Assert.Equal(new Yen(30000), await Claimed(member, "2027-01-20"));
        var shown = await world.Clerk.Do(new ShowBenefitTables());
        Assert.Equal([(null, (DateOnly?)Change.AddDays(-1)), (Change, null)], shown.Versions.Select(v => (v.From, v.To)).Reverse());
    }

    [Fact]
    public async Task A_claim_that_waits_is_decided_by_the_table_of_its_day_and_says_which()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        await world.Approver.Do(new EnterBenefitTable(await Raised(world), new DateOnly(2027, 1, 12)));
        var review = await world.Clerk.Do(new ReviewCase(reference));
        Assert.Equal((new Yen(30000), "結婚祝金（第2版）"), (review.Details.Amount, review.Details.RuleName));
    }

    [Fact]
    public async Task The_preview_says_what_changes_for_whom_and_changes_nothing()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await ClaimWorld.Submitted(member);
        var table = await Raised(world);

        var effect = await world.Approver.Do(new PreviewBenefitTable(table, new DateOnly(2027, 1, 12)));
        Assert.All(effect.Rows.Where(r => r.Label == "結婚祝金"), r => Assert.Equal(("20,000円", "30,000円"), (r.Before, r.After)));
        Assert.Equal(3, effect.Rows.Count(r => r.Label == "結婚祝金"));
        Assert.All(effect.Rows.Where(r => r.Label == "出産祝金"), r => Assert.Equal(r.Before, r.After));
        Assert.Equal(("結婚祝金", 1), Assert.Single(effect.Waiting) is var w ? (w.Title, w.Count) : default);
        Assert.Empty((await world.Approver.Do(new PreviewBenefitTable(table, new DateOnly(2027, 1, 13)))).Waiting);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit_table_version"));
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_or_is_another_schemes_is_refused()
    {
        await using var world = await ClaimWorld.Start();
        var table = await Raised(world);
        foreach (var (text, code) in new[]
        {
            ("{", "benefits-table-broken"), ("全角の表", "benefits-table-broken"), (table.Replace("hyogo-familypack", "mishima-tagata", StringComparison.Ordinal), "benefits-table-scheme"),
        })
        {
            Assert.Equal(code, (await world.Approver.Run(new PreviewBenefitTable(text, Change))).Refusal!.Code);
            Assert.Equal(code, (await world.Approver.Run(new EnterBenefitTable(text, Change))).Refusal!.Code);
        }
        foreach (var broken in new[] { table.Replace("30000", "0", StringComparison.Ordinal), table.Replace("30000", "-1", StringComparison.Ordinal) })
        {
            var refusal = (await world.Approver.Run(new EnterBenefitTable(broken, Change))).Refusal!;
            Assert.Equal(("benefits-table-rule", "結婚祝金：金額は1円以上です。決まっていないときは空にしてください。"), (refusal.Code, refusal.Text));
        }
        Assert.Equal("benefits-table-date", (await world.Approver.Run(new EnterBenefitTable(table, default))).Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, (await world.Clerk.Run(new EnterBenefitTable(table, Change))).Refusal!.Kind);
    }

    [Fact]
    public async Task Another_scheme_holds_from_its_day_and_the_old_one_keeps_its_events()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var from = new DateOnly(2027, 2, 1);
        var effect = await world.Approver.Do(new PreviewScheme("mishima-tagata", from));
        Assert.Contains(effect.Rows, r => r.Label == "結婚" && r.Before == "20,000円" && r.After != r.Before);
        Assert.Equal("hyogo-familypack", (await world.Clerk.Do(new ShowBenefitTables())).SchemeId);

        await world.Approver.Do(new ChooseScheme("mishima-tagata", from));

        var shown = await world.Clerk.Do(new ShowBenefitTables());
        Assert.Equal(("mishima-tagata", 2), (shown.SchemeId, shown.Versions.Count));
        Assert.Equal("三島田方勤労者福祉サービスセンター", (await member.Do(new FindBenefits())).Scheme);
        world.Site.Time.SetTokyo(2027, 2, 20);
        Assert.Equal(new Yen(20000), await Claimed(member, "2027-01-31"));
        Assert.NotEqual(new Yen(20000), await Claimed(member, "2027-02-01"));
    }

    [Fact]
    public async Task A_scheme_is_chosen_by_an_approver_from_the_list_and_not_for_the_past()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        Assert.Equal("benefits-scheme-unknown", (await world.Approver.Run(new ChooseScheme("nowhere", new DateOnly(2027, 4, 1)))).Refusal!.Code);
        Assert.Equal("benefits-scheme-in-the-past", (await world.Approver.Run(new ChooseScheme("mishima-tagata", new DateOnly(2027, 1, 31)))).Refusal!.Code);
        Assert.Equal("benefits-scheme-in-the-past", (await world.Approver.Run(new PreviewScheme("mishima-tagata", new DateOnly(2027, 1, 31)))).Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, (await world.Clerk.Run(new ChooseScheme("mishima-tagata", new DateOnly(2027, 4, 1)))).Refusal!.Kind);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from kernel.rule_version where name = 'benefits.scheme'"));
    }

    private static async Task<string> Raised(ClaimWorld world)
    {
        var newest = (await world.Clerk.Do(new ShowBenefitTables())).Newest;
        return newest.Replace("20000", "30000", StringComparison.Ordinal);
    }

    private static async Task<Yen?> Claimed(WelfareMutual.Tests.Support.SiteUser member, string day)
    {
        var draft = await ClaimWorld.Draft(member, ClaimWorld.Marriage(day));
        return (await member.Do(new CheckClaim(draft))).Amount;
    }
}
