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

    /// <summary>DOMAIN_CASES 30: the day of the event decides, for a kind that the scheme of today does not have as for any other.</summary>
    [Fact]
    public async Task A_paper_of_a_kind_that_only_the_former_scheme_has_is_taken_for_an_event_under_it()
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        await world.Approver.Do(new ChooseScheme("mishima-tagata", new DateOnly(2027, 2, 1)));
        world.Site.Time.SetTokyo(2027, 2, 20);
        var desk = await world.Site.Staff(StaffRole.Clerk);
        var form = await desk.Do(new PaperClaimForm("SicknessAbsence", null, null, null));
        Assert.Equal("傷病見舞金（令和9年1月31日までの出来事）", form.Kinds.Single(k => k.Value == "SicknessAbsence").Label);
        Assert.NotNull(form.Chosen);

        var wedding = await PaperClaimTests.Paper(world);
        await desk.Do(wedding);
        var answers = ClaimWorld.Account.SelectMany(a => a.Item2).ToDictionary(a => a.Key, a => a.Value);
        (answers["From"], answers["Back"]) = ("2026-12-01", "2027-01-04");
        await desk.Do(wedding with { Kind = "SicknessAbsence", Answers = answers });

        Assert.Equal("結婚祝金20000 傷病見舞金10000", await world.Scalar<string>("select string_agg(title || amount, ' ' order by kind) from condolence_benefits.benefit"));
        world.Site.Time.SetTokyo(2028, 2, 1); // a year after the last event
        var later = (await (await world.Site.Staff(StaffRole.Clerk)).Do(new PaperClaimForm(null, null, null, null))).Kinds;
        Assert.Contains(form.Kinds, k => k.Value == "LongService");
        Assert.DoesNotContain(later, k => k.Value == "LongService");
    }

    [Fact]
    public async Task A_draft_of_a_kind_that_only_the_former_scheme_has_is_finished_after_the_change()
    {
        await using var world = await ClaimWorld.Start();
        await world.Execute("""insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'benefits.scheme', '2026-04-01', '{"id":"mishima-tagata"}', gen_random_uuid(), now())""");
        var begun = await (await world.Member()).Do(new StartClaim("DeathFamily"));
        await world.Approver.Do(new ChooseScheme("hyogo-familypack", new DateOnly(2027, 2, 10)));
        world.Site.Time.SetTokyo(2027, 2, 20);
        var member = await world.Site.Member(await world.Scalar<Guid>("select id from members.member"));
        var rows = (await member.Do(new FindBenefits())).Benefits;
        Assert.Equal((new DateOnly(2027, 2, 9), true), rows.First(r => r.Kind == "DeathFamily") is var death ? (death.Until!.Value, death.Online) : default);
        Assert.All(rows.Where(r => r.Kind == "Marriage"), r => Assert.Null(r.Until));

        Assert.Equal("date", (await member.Do(new ShowQuestion(begun.Id, begun.Question, null))).Question);
        var draft = await ClaimWorld.Draft(member,
        [
            ("date", new() { ["Date"] = "2027-01-20" }), ("person", new() { ["Relation"] = "Parent", ["Name"] = "山田　茂", ["Kana"] = "ヤマダ　シゲル" }), .. ClaimWorld.Account,
        ], "DeathFamily");
        Assert.Equal((begun.Id, new Yen(10000)), (draft, (await member.Do(new CheckClaim(draft))).Amount));
        await member.Do(new SubmitClaim(draft, true));
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
