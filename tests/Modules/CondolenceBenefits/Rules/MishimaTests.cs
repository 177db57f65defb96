using Xunit;
using WelfareMutual.CondolenceBenefits.Rules;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class MishimaTests
{
    [Theory]
    [InlineData("illness", "1960-05-02", 200_000)]
    [InlineData("illness", "1960-05-01", 100_000)]
    [InlineData("traffic_accident", "1950-01-01", 350_000)]
    [InlineData("accident", "1950-01-01", 250_000)]
    public void Death_is_paid_by_cause_and_age_on_the_day(string cause, string born, long amount) =>
        Mishima.Decide(Facts(BenefitKind.DeathMember, "2025-05-01", left: "2025-05-01") with { Cause = cause, BirthDate = Day(born) }).Pays(amount);

    [Fact]
    public void A_cause_that_the_table_does_not_hold_is_refused_under_its_field() =>
        Assert.Equal("cause", Assert.Single(Mishima.Decide(Facts(BenefitKind.DeathMember, "2025-05-01")).Refusals).Field);

    [Theory]
    [InlineData("fire_etc", "0.5", 500_000)]
    [InlineData("fire_etc", "0.499", 350_000)]
    [InlineData("fire_etc", "0.3", 350_000)]
    [InlineData("fire_etc", "0.2", 250_000)]
    [InlineData("fire_etc", "0.19", 100_000)]
    [InlineData("natural", "0.7", 150_000)]
    [InlineData("natural", "0.69", 75_000)]
    [InlineData("natural", "0.1", 15_000)]
    [InlineData("flood_above_floor", null, 30_000)]
    public void A_damaged_house_is_paid_by_cause_and_rate(string cause, string? rate, long amount) =>
        Mishima.Decide(Facts(BenefitKind.HousingDisaster, "2025-09-01") with
        {
            Cause = cause,
            DamageRate = rate is null ? null : decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
        }).Pays(amount);

    [Fact]
    public void A_missing_damage_rate_is_asked_for() =>
        Mishima.Decide(Facts(BenefitKind.HousingDisaster, "2025-09-01") with { Cause = "natural" }).RefusedAs("benefits.rate_missing");

    [Fact]
    public void After_effects_of_an_accident_are_graded_by_a_person()
    {
        var facts = Facts(BenefitKind.Disability, "2025-09-01") with { Cause = "accident", Degree = "severe" };
        Mishima.Decide(facts).Pays(250_000);
        Mishima.Decide(facts with { Degree = "after-effects" }).NeedsPerson();
    }

    [Theory]
    [InlineData(nameof(Relation.Spouse), 20_000)]
    [InlineData(nameof(Relation.Child), 20_000)]
    [InlineData(nameof(Relation.Parent), 10_000)]
    [InlineData(nameof(Relation.SpouseParent), 10_000)]
    public void A_death_in_the_family_is_paid_by_relation(string relation, long amount) =>
        Mishima.Decide(Facts(BenefitKind.DeathFamily, "2025-05-01") with { Subject = Enum.Parse<Relation>(relation) }).Pays(amount);

    [Fact]
    public void A_relation_outside_the_rules_has_no_benefit() =>
        Mishima.Decide(Facts(BenefitKind.DeathFamily, "2025-05-01") with { Subject = Relation.CohabitingFamily }).RefusedAs("benefits.no_such_benefit");

    [Fact]
    public void A_cohabiting_relative_who_died_in_a_house_disaster_has_a_benefit_of_its_own() =>
        Mishima.Decide(Facts(BenefitKind.HouseDisasterRelativeDeath, "2025-05-01")).Pays(10_000);

    [Theory]
    [InlineData("2025-05-01", "2025-05-06", nameof(DecisionKind.Refused))]
    [InlineData("2025-05-01", "2025-05-07", nameof(DecisionKind.Payable))]
    public void Seven_days_in_hospital_count_both_ends(string admitted, string discharged, string kind) =>
        Assert.Equal(kind, Mishima.Decide(Facts(BenefitKind.Hospitalisation, admitted) with
        {
            AbsentFrom = Day(admitted),
            BackOn = Day(discharged),
            ClaimDate = Day(discharged),
        }).Kind.ToString());

    [Fact]
    public void A_claim_before_discharge_is_refused() =>
        Mishima.Decide(Facts(BenefitKind.Hospitalisation, "2025-05-01") with
        {
            AbsentFrom = Day("2025-05-01"),
            BackOn = Day("2025-05-20"),
            ClaimDate = Day("2025-05-19"),
        }).RefusedAs("benefits.not_back");

    [Fact]
    public void Ages_are_milestones_and_a_named_age_is_confirmed_by_a_person()
    {
        Mishima.Decide(Facts(BenefitKind.AgeMilestone, "2025-05-03") with { BirthDate = Day("1965-05-03") }).Pays(10_000);
        Mishima.Decide(Facts(BenefitKind.AgeMilestone, "2025-05-03") with { BirthDate = Day("1955-05-03") }).NeedsPerson();
        Mishima.Decide(Facts(BenefitKind.AgeMilestone, "2025-05-03") with { BirthDate = Day("1966-05-03") }).RefusedAs("benefits.not_due");
    }

    [Fact]
    public void The_silver_wedding_is_twenty_five_years_after_registration() =>
        Mishima.Decide(Facts(BenefitKind.WeddingAnniversary, "2025-06-10") with { Married = Day("2000-06-10") }).Pays(10_000);

    [Fact]
    public void Fifteen_years_of_membership_are_honoured_once()
    {
        var facts = Facts(BenefitKind.LongMembership, "2030-04-01");
        var decision = Mishima.Decide(facts);
        decision.Pays(10_000);
        Assert.Equal(15, decision.Step);

        var paid = new EarlierBenefit(BenefitKind.LongMembership, Day("2030-04-01"), "subject-1") { Step = 15 };
        Mishima.Decide(facts with { EarlierBenefits = [paid] }).RefusedAs("benefits.same_event");
    }

    [Fact]
    public void Both_schools_have_the_entry_benefit_and_high_school_has_not()
    {
        var facts = Facts(BenefitKind.SchoolEntry, "2025-04-01") with { SchoolLevel = SchoolLevel.JuniorHigh };
        Mishima.Decide(facts).Pays(10_000);
        Mishima.Decide(facts with { SchoolLevel = SchoolLevel.High }).RefusedAs("benefits.no_such_benefit");
    }

    [Fact]
    public void A_window_that_was_not_published_is_looked_at_and_does_not_refuse()
    {
        var decision = Mishima.Decide(Facts(BenefitKind.Marriage, "2020-05-01") with { ClaimDate = Day("2025-05-01") });

        decision.Pays(10_000);
        Assert.Contains(decision.Checks, check => check is { State: CheckState.Look, Rule: "申請の期限" });
    }
}
