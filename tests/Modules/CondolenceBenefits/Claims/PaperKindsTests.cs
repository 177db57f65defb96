using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>What the portal does not ask for is keyed in from its paper: no benefit of the table is without a way in.</summary>
public sealed class PaperKindsTests
{
    [Theory]
    [InlineData("hyogo-familypack")]
    [InlineData("mishima-tagata")]
    public async Task Every_kind_of_the_table_is_on_the_list_of_the_desk_with_its_questions(string scheme)
    {
        await using var world = await World(scheme);
        var kinds = (await world.Clerk.Do(new PaperClaimForm(null, null, null, null))).Kinds;
        Assert.Null((await world.Clerk.Do(new PaperClaimForm("Lunch", null, null, null))).Chosen);
        var offered = (await (await world.Member()).Do(new FindBenefits())).Benefits.Select(b => b.Kind).Distinct().ToList();
        Assert.Equal(offered, kinds.Select(k => k.Value));
        foreach (var kind in kinds)
        {
            var chosen = (await world.Clerk.Do(new PaperClaimForm(kind.Value, null, null, null))).Chosen!;
            Assert.Equal(["bank", "branch", "account"], chosen.Questions.TakeLast(3).Select(q => q.Code));
            Assert.True(kind.Value == "ComingOfAge" || chosen.Questions.Count > 3, kind.Value);
            Assert.Equal(chosen.Questions.Any(q => q.Code == "cause"), chosen.Causes.Count > 0);
            Assert.Equal(chosen.Questions.Any(q => q.Code == "degree"), chosen.Degrees.Count > 0);
        }
    }

    [Fact]
    public async Task An_absence_is_counted_by_the_rule_and_decided_by_others()
    {
        await using var world = await World("hyogo-familypack");
        await world.Member();
        var desk = await world.Site.Staff(StaffRole.Clerk);
        async Task<Refusal> Refused(string from, string back) => (await desk.Run(await Paper(world, "SicknessAbsence", ("From", from), ("Back", back)))).Refusal!;
        Assert.Equal(("benefits-date-missing", "Back"), await Refused("2026-12-01", "") is var none ? (none.Code, none.Field) : default);
        Assert.Equal(("benefits-days-missing", "From"), await Refused("2026-12-20", "2026-12-01") is var turned ? (turned.Code, turned.Field) : default);
        Assert.Equal(("benefits-days-short", "Back"), await Refused("2026-12-01", "2026-12-30") is var brief ? (brief.Code, brief.Field) : default);

        var entered = await desk.Do(await Paper(world, "SicknessAbsence", ("From", "2026-12-01"), ("Back", "2027-01-04")));
        var review = await world.Clerk.Do(new ReviewCase(entered.Reference));
        Assert.Equal(new Yen(10000), review.Details.Amount);
        Assert.Equal("令和8年12月1日（火）から令和9年1月4日（月）まで", review.Details.Facts[0].Claimed);
        Assert.Contains(review.Details.Fields, f => f.Field == "document:medical_certificate");
        await world.Decide(entered.Reference);
        Assert.Contains((await desk.Run(await Paper(world, "SicknessAbsence", ("From", "2026-12-01"), ("Back", "2027-01-04")))).Refusals, r => r.Code == "benefits-same-event");
    }

    [Fact]
    public async Task A_damaged_house_is_paid_by_cause_and_rate_of_the_table()
    {
        await using var world = await World("mishima-tagata");
        await world.Member();
        async Task<Refusal> Refused(string cause, string rate) =>
            (await world.Clerk.Run(await Paper(world, "HousingDisaster", ("Date", "2027-01-12"), ("Cause", cause), ("Rate", rate)))).Refusal!;
        Assert.Equal(("benefits-cause-missing", "Cause"), await Refused("", "50") is var no ? (no.Code, no.Field) : default);
        Assert.Equal(("benefits-cause", "Cause"), await Refused("alien", "50") is var alien ? (alien.Code, alien.Field) : default);
        Assert.Equal("benefits-rate-missing", (await Refused("fire_etc", "101")).Code);

        var entered = await world.Clerk.Do(await Paper(world, "HousingDisaster", ("Date", "2027-01-12"), ("Cause", "fire_etc"), ("Rate", "５０％")));
        var facts = (await world.Approver.Do(new ReviewCase(entered.Reference))).Details;
        Assert.NotNull(facts.Amount);
        Assert.Equal(("火災など", "50%"), (facts.Facts.Single(f => f.Label == "原因").Claimed, facts.Facts.Single(f => f.Label == "損害の割合").Claimed));
        Assert.Contains("原因：火災など", string.Join('\n', facts.Why), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_table_has_no_amount_a_person_proposes_one_with_a_reason_and_another_approves()
    {
        await using var world = await World("hyogo-familypack");
        await world.Member();
        var entered = await (await world.Site.Staff(StaffRole.Clerk)).Do(await Paper(world, "SicknessAbsence", ("From", "2026-11-01"), ("Back", "2027-01-20")));
        var review = await world.Clerk.Do(new ReviewCase(entered.Reference));
        Assert.Null(review.Details.Amount);
        await world.Clerk.Do(new CheckContent(entered.CaseId, review.Version));
        Assert.Equal("casework-amount-reason-missing", (await world.Clerk.Run(new ProposeAmount(entered.CaseId, review.Version + 1, new Yen(15000), null))).Refusal!.Code);
        await world.Clerk.Do(new ProposeAmount(entered.CaseId, review.Version + 1, new Yen(15000), "規程別表の60日以上"));
        await world.Approver.Do(new ApproveCase(entered.CaseId, review.Version + 2, new Yen(15000)));
        Assert.Equal("Approved", await world.Scalar<string>("select state from condolence_benefits.benefit"));
    }

    internal static async Task<ClaimWorld> World(string scheme)
    {
        var world = await ClaimWorld.Start();
        await world.Execute($$"""
            insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'benefits.scheme', '2026-04-01', '{"id":"{{scheme}}"}', gen_random_uuid(), now())
            """);
        return world;
    }

    internal static async Task<EnterPaperClaim> Paper(ClaimWorld world, string kind, params (string Field, string Text)[] answers) => new(
        await world.Scalar<string>("select number from members.member"), kind, PaperClaimTests.Received,
        ClaimWorld.Account.SelectMany(a => a.Item2).Select(a => (a.Key, a.Value)).Concat(answers).ToDictionary(a => a.Item1, a => a.Item2), []);
}
