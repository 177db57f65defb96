using Xunit;
using WelfareMutual.CondolenceBenefits.Rules;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class EntitlementTests
{
    private static readonly ClaimFacts Birth = Facts(BenefitKind.Childbirth, "2025-05-01");

    [Fact]
    public void The_version_of_the_event_day_counts_however_late_the_claim()
    {
        var old = Hyogo with { EffectiveTo = Day("2025-03-31") };
        var next = Hyogo.With("marriage", rule => rule with { Pay = new FixedPay(30_000) }) with { Version = "2", EffectiveFrom = Day("2025-04-01") };

        var before = Facts(BenefitKind.Marriage, "2025-03-31") with { ClaimDate = Day("2025-10-01") };
        Entitlement.Decide([next, old], before).Pays(20_000);

        var after = Entitlement.Decide([next, old], Facts(BenefitKind.Marriage, "2025-04-01"));
        after.Pays(30_000);
        Assert.Equal("2", after.Version);
    }

    [Fact]
    public void Overlapping_versions_are_decided_by_a_person() =>
        Entitlement.Decide([Hyogo, Hyogo with { Version = "2" }], Birth).NeedsPerson();

    [Fact]
    public void Case_19_twins_are_two_and_each_member_parent_has_their_own()
    {
        Hyogo.Decide(Birth).Pays(5_000);
        var first = new EarlierBenefit(BenefitKind.Childbirth, Birth.EventDate, "subject-1");
        Hyogo.Decide(Birth with { EarlierBenefits = [first] }).RefusedAs("benefits.same_event");
        Hyogo.Decide(Birth with { SubjectKey = "subject-2", EarlierBenefits = [first] }).Pays(5_000);
    }

    [Fact]
    public void What_happens_once_is_the_same_event_whatever_day_is_typed()
    {
        Again(Hyogo, Birth, "2025-05-02").RefusedAs("benefits.same_event");
        Again(Hyogo, Birth, "2025-05-02", "subject-2").Pays(5_000); // the twin, born after midnight

        var entry = Facts(BenefitKind.SchoolEntry, "2025-04-08") with { SchoolLevel = SchoolLevel.Elementary };
        Again(Mishima, entry, "2025-04-07").RefusedAs("benefits.same_event");
        Again(Mishima, entry, "2026-04-07").RefusedAs("benefits.same_event");
        Again(Mishima, entry, "2025-04-08", "subject-2").Pays(10_000);
        Again(Mishima, entry, "2031-04-08", level: SchoolLevel.JuniorHigh).Pays(10_000);

        var graduation = Facts(BenefitKind.SchoolGraduation, "2025-03-14") with { SchoolLevel = SchoolLevel.JuniorHigh };
        Again(Mishima, graduation, "2025-03-15").RefusedAs("benefits.same_event");
        Again(Mishima, graduation, "2022-03-15", level: SchoolLevel.Elementary).RefusedAs("benefits.no_such_benefit");

        var death = Facts(BenefitKind.DeathFamily, "2025-05-01") with { Subject = Relation.Parent };
        Again(Mishima, death, "2025-05-02").RefusedAs("benefits.same_event");
        Again(Mishima, death with { Subject = Relation.SpouseParent }, "2025-05-02", paidFor: death).Pays(10_000);

        static Decision Again(BenefitTable table, ClaimFacts facts, string day, string? subject = null, SchoolLevel? level = null, ClaimFacts? paidFor = null)
        {
            var paid = table.Decide(paidFor ?? facts);
            return table.Decide(facts with
            {
                EventDate = Day(day),
                ClaimDate = Day(day).AddDays(14),
                SubjectKey = subject ?? facts.SubjectKey,
                SchoolLevel = level ?? facts.SchoolLevel,
                EarlierBenefits = [new EarlierBenefit(facts.Kind, paid.EventDay!.Value, facts.SubjectKey) { Step = paid.Step }],
            });
        }
    }

    [Theory]
    [InlineData(14, nameof(DecisionKind.Refused))]
    [InlineData(7, nameof(DecisionKind.Payable))]
    [InlineData(null, nameof(DecisionKind.Payable))]
    public void Case_20_a_child_who_lived_ten_days(int? threshold, string kind) =>
        Assert.Equal(kind, Hyogo.With("birth", rule => rule with { NewbornDeathDays = threshold })
            .Decide(Birth with { ChildDied = Day("2025-05-11") }).Kind.ToString());

    [Fact]
    public void Case_12_events_in_the_waiting_time_are_not_covered()
    {
        var table = Hyogo.With("birth", rule => rule with { Eligibility = rule.Eligibility with { Waiting = new Span(3, SpanUnit.Month) } });

        table.Decide(Facts(BenefitKind.Childbirth, "2025-04-09", "2025-01-10")).RefusedAs("benefits.waiting");
        table.Decide(Facts(BenefitKind.Childbirth, "2025-04-10", "2025-01-10")).Pays(5_000);
    }

    [Fact]
    public void The_same_spouse_is_celebrated_once_and_another_again()
    {
        var earlier = new EarlierBenefit(BenefitKind.Marriage, Day("2018-05-01"), "subject-0") { SpouseKey = "spouse-1" };
        var facts = Facts(BenefitKind.Marriage, "2025-05-01") with { SpouseKey = "spouse-1", EarlierBenefits = [earlier] };

        Hyogo.Decide(facts).RefusedAs("benefits.same_spouse");
        Hyogo.Decide(facts with { SpouseKey = "spouse-2" }).Pays(20_000);
    }

    [Fact]
    public void Once_in_life_is_once_in_life()
    {
        var table = Hyogo.With("marriage", rule => rule with { Limits = [new Limit(LimitScope.Lifetime, 1)] });
        var earlier = new EarlierBenefit(BenefitKind.Marriage, Day("2001-05-01"), "subject-0");

        table.Decide(Facts(BenefitKind.Marriage, "2025-05-01") with { EarlierBenefits = [earlier] }).RefusedAs("benefits.repeat");
    }

    [Theory]
    [InlineData("2025-03-31", nameof(DecisionKind.Payable))]
    [InlineData("2025-04-01", nameof(DecisionKind.Refused))]
    public void A_fiscal_year_begins_in_April(string earlier, string kind)
    {
        var table = Mishima.With("hosp", rule => rule with { Limits = [new Limit(LimitScope.FiscalYear, 1)] });
        var facts = Facts(BenefitKind.Hospitalisation, "2025-06-01") with
        {
            AbsentFrom = Day("2025-06-01"),
            BackOn = Day("2025-06-15"),
            EarlierBenefits = [new EarlierBenefit(BenefitKind.Hospitalisation, Day(earlier), "subject-1")],
        };
        Assert.Equal(kind, table.Decide(facts).Kind.ToString());
    }

    [Fact]
    public void A_marriage_without_registration_is_refused() =>
        Hyogo.Decide(Facts(BenefitKind.Marriage, "2025-05-01") with { LegalMarriage = false }).RefusedAs("benefits.not_registered");

    [Fact]
    public void A_missing_document_is_looked_at_and_an_alternative_counts()
    {
        var missing = Hyogo.Decide(Birth with { Documents = [] });
        missing.Pays(5_000);
        Assert.Contains(missing.Checks, check => check is { State: CheckState.Look, Rule: "書類" });

        var other = Hyogo.Decide(Birth with { Documents = ["family_register"], DuesUnpaid = false });
        Assert.All(other.Checks, check => Assert.Equal(CheckState.Satisfied, check.State));
    }

    [Fact]
    public void A_claim_after_leaving_is_refused_where_the_window_says_so()
    {
        var facts = Facts(BenefitKind.Childbirth, "2025-05-01", left: "2025-05-10");
        Hyogo.Decide(facts).Pays(5_000);
        Hyogo.With("birth", rule => rule with { ClaimWindow = rule.ClaimWindow! with { AfterLeaving = false } })
            .Decide(facts).RefusedAs("benefits.claimed_after_leaving");
    }

    [Fact]
    public void Unpaid_dues_hold_a_claim_or_refuse_it_as_the_rule_says()
    {
        Hyogo.Decide(Birth with { DuesUnpaid = true }).NeedsPerson();
        Assert.Contains(Hyogo.Decide(Birth).Checks, check => check is { State: CheckState.Look, Rule: "会費の未納なし" }); // no books say so: a person looks there
        Arrear(Arrears.Refuse).Decide(Birth with { DuesUnpaid = true }).RefusedAs("benefits.dues_unpaid");
        Arrear(Arrears.Ignore).Decide(Birth with { DuesUnpaid = true }).Pays(5_000);

        static BenefitTable Arrear(Arrears arrears) =>
            Hyogo.With("birth", rule => rule with { Eligibility = rule.Eligibility with { Arrears = arrears } });
    }

    [Fact]
    public void An_event_before_joining_is_refused() =>
        Hyogo.Decide(Facts(BenefitKind.Childbirth, "2025-05-01", "2025-05-02")).RefusedAs("benefits.not_member");

    [Fact]
    public void A_person_without_membership_is_refused() =>
        Hyogo.Decide(Birth with { Memberships = [] }).RefusedAs("benefits.never_member");

    [Fact]
    public void The_explanation_names_rule_version_inputs_and_amount()
    {
        var decision = Hyogo.Decide(Absence("2025-08-01", "2025-09-01"));

        Assert.Equal(("sick", "1", "hyogo-familypack"), (decision.RuleId, decision.Version, decision.SchemeId));
        Assert.Equal("金額：10,000円", decision.Explanation[^1]);
        Assert.Contains("30日以上60日未満", string.Join('\n', decision.Explanation), StringComparison.Ordinal);
        Assert.Equal(Day("2026-09-01"), decision.ClaimBy);
    }

    [Fact]
    public void Every_collected_benefit_is_imported_and_no_unseen_amount_became_zero()
    {
        Assert.Equal((9, 16), (Hyogo.Rules.Count, Mishima.Rules.Count));
        var bands = Assert.IsType<BandPay>(Hyogo.Rules.Single(rule => rule.Id == "sick").Pay);
        Assert.Equal([10_000L, null], bands.Bands.Select(band => band.AmountYen));
        Assert.DoesNotContain("_yen\": 0", RuleJson.Write(Hyogo) + RuleJson.Write(Mishima), StringComparison.Ordinal);
    }
}
