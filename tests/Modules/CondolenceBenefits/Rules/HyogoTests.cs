using Xunit;
using WelfareMutual.CondolenceBenefits.Rules;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

/// <summary>DOMAIN_CASES of Hyogo with their dates.</summary>
public sealed class HyogoTests
{
    [Theory]
    [InlineData("2025-04-01")]
    [InlineData("2025-04-10")]
    public void Case_2_an_April_joiner_has_the_entry_benefit_until_the_tenth(string joined) =>
        Hyogo.Decide(Entry("2025-04-08", joined)).Pays(5_000);

    [Fact]
    public void Case_2_a_joiner_of_the_eleventh_has_not() =>
        Hyogo.Decide(Entry("2025-04-12", "2025-04-11")).RefusedAs("benefits.joined_late");

    [Fact]
    public void Entry_is_on_the_first_of_April_whatever_the_day_of_the_ceremony() =>
        Assert.Equal(Day("2025-04-01"), Hyogo.Decide(Entry("2025-04-08", "2020-04-01")).EventDay);

    [Fact]
    public void Case_3_graduation_needs_membership_by_the_first_of_February()
    {
        var facts = Facts(BenefitKind.SchoolGraduation, "2025-03-14", "2025-02-01") with { SchoolLevel = SchoolLevel.JuniorHigh };
        Hyogo.Decide(facts).Pays(3_000);

        Hyogo.Decide(facts with { Memberships = [new MembershipSpan(Day("2025-02-02"), null)] }).RefusedAs("benefits.joined_late");
    }

    [Theory]
    [InlineData("2025-04-20", true)]
    [InlineData("2025-04-30", true)]
    [InlineData("2025-05-01", false)]
    [InlineData("2025-05-10", false)]
    public void Case_16_a_marriage_within_a_month_of_leaving_is_paid(string married, bool paid)
    {
        var facts = Facts(BenefitKind.Marriage, married, "2020-04-01", "2025-03-31");
        var decision = Hyogo.Decide(facts with { Documents = [.. facts.Documents, SchemeEligibility.PartnerConsent] });
        if (paid)
        {
            decision.Pays(20_000);
        }
        else
        {
            decision.RefusedAs("benefits.grace_over");
        }
    }

    [Fact]
    public void Case_16_the_partners_consent_is_needed() =>
        Hyogo.Decide(Facts(BenefitKind.Marriage, "2025-04-20", "2020-04-01", "2025-03-31")).RefusedAs("benefits.grace_document");

    [Fact]
    public void Case_24_absence_is_counted_in_calendar_days()
    {
        var decision = Hyogo.Decide(Absence("2025-08-01", "2025-09-01"));

        decision.Pays(10_000);
        Assert.Contains(decision.Explanation, line => line.Contains("31日", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-08-01", "2025-08-30", nameof(DecisionKind.Refused))] // 29
    [InlineData("2025-08-01", "2025-08-31", nameof(DecisionKind.Payable))] // 30
    [InlineData("2025-08-01", "2025-09-29", nameof(DecisionKind.Payable))] // 59
    [InlineData("2025-08-01", "2025-09-30", nameof(DecisionKind.Manual))] // 60: amount not seen
    [InlineData("2024-02-01", "2024-03-02", nameof(DecisionKind.Payable))] // 30 over a leap day
    [InlineData("2025-02-01", "2025-03-02", nameof(DecisionKind.Refused))] // 29
    [InlineData("2025-12-10", "2026-01-09", nameof(DecisionKind.Payable))] // 30 over the new year
    public void Absence_bands_hold_to_the_day(string first, string back, string kind) =>
        Assert.Equal(kind, Hyogo.Decide(Absence(first, back)).Kind.ToString());

    [Fact]
    public void Case_25_a_repeat_within_a_year_of_the_first_day_is_refused()
    {
        Hyogo.Decide(Absence("2025-04-20", "2025-06-01", "2024-05-01")).RefusedAs("benefits.repeat");
        Hyogo.Decide(Absence("2025-05-02", "2025-06-10", "2024-05-01")).Pays(10_000);
        Hyogo.Decide(Absence("2024-05-01", "2024-06-05", "2025-04-20")).RefusedAs("benefits.repeat");
    }

    [Fact]
    public void Case_25_where_the_office_may_reduce_a_person_decides() =>
        Hyogo.With("sick", rule => rule with { Limits = [rule.Limits[0] with { OnRepeat = OnRepeat.Manual }] })
            .Decide(Absence("2025-04-20", "2025-06-01", "2024-05-01")).NeedsPerson();

    [Fact]
    public void Case_30_an_old_payment_known_by_month_only_warns_instead_of_refusing()
    {
        var facts = Absence("2025-04-20", "2025-06-01") with
        {
            EarlierBenefits = [new EarlierBenefit(BenefitKind.SicknessAbsence, Day("2024-05-01"), "old") { MonthOnly = true }],
        };
        Hyogo.Decide(facts).NeedsPerson();
    }

    [Fact]
    public void Case_26_a_condition_met_and_never_claimed_still_resets_the_bonus()
    {
        var facts = Facts(BenefitKind.NoClaimBonus, "2026-03-09") with { QualifyingEvents = [Day("2021-03-10")], ClaimDate = Day("2026-03-09") };
        Hyogo.Decide(facts).RefusedAs("benefits.claim_early");

        var decision = Hyogo.Decide(facts with { ClaimDate = Day("2026-03-10") });
        decision.Pays(3_000);
        Assert.Equal(Day("2026-03-10"), decision.EventDay);
    }

    [Fact]
    public void Without_any_condition_the_bonus_comes_five_years_after_joining() =>
        Assert.Equal(Day("2020-04-01"), Hyogo.Decide(Facts(BenefitKind.NoClaimBonus, "2020-04-01")).EventDay);

    [Theory]
    [InlineData("2021-04-01", nameof(DecisionKind.Payable))]
    [InlineData("2021-04-02", nameof(DecisionKind.Refused))]
    public void Farewell_needs_four_years_of_membership(string joined, string kind) =>
        Assert.Equal(kind, Hyogo.Decide(Facts(BenefitKind.RetirementFarewell, "2025-03-31", joined, "2025-03-31")).Kind.ToString());

    [Fact]
    public void Long_service_is_paid_by_the_years_with_the_employer()
    {
        Hyogo.Decide(Service("2025-04-01", "2015-04-01", "2016-04-01")).Pays(5_000);
        Hyogo.Decide(Service("2025-04-01", "2000-04-01", "2016-04-01")).Pays(20_000);
        Hyogo.Decide(Service("2025-04-01", "2014-04-01", "2016-04-01")).RefusedAs("benefits.not_due");
    }

    [Fact]
    public void Long_service_begins_the_month_after_joining() =>
        Hyogo.Decide(Service("2025-04-15", "2015-04-15", "2025-04-10")).RefusedAs("benefits.waiting");

    [Fact]
    public void Forty_years_of_service_need_four_years_of_membership()
    {
        Hyogo.Decide(Service("2025-04-01", "1985-04-01", "2022-04-01")).RefusedAs("benefits.membership_short");
        Hyogo.Decide(Service("2025-04-01", "1985-04-01", "2021-04-01")).Pays(20_000);
    }

    [Fact]
    public void The_window_closes_a_year_after_the_event()
    {
        var facts = Facts(BenefitKind.Childbirth, "2025-04-20");
        Hyogo.Decide(facts with { ClaimDate = Day("2026-04-20") }).Pays(5_000);
        Hyogo.Decide(facts with { ClaimDate = Day("2026-04-21") }).RefusedAs("benefits.claim_late");
    }

    [Fact]
    public void The_twentieth_birthday_is_the_day_of_the_adult_benefit()
    {
        var facts = Facts(BenefitKind.ComingOfAge, "2025-06-10") with { BirthDate = Day("2005-06-10") };
        Hyogo.Decide(facts).Pays(5_000);
        Hyogo.Decide(facts with { EventDate = Day("2025-06-11") }).RefusedAs("benefits.not_due");
    }

    private static ClaimFacts Entry(string ceremony, string joined) =>
        Facts(BenefitKind.SchoolEntry, ceremony, joined) with { SchoolLevel = SchoolLevel.Elementary };

    private static ClaimFacts Service(string day, string hired, string joined) =>
        Facts(BenefitKind.LongService, day, joined) with { Hired = Day(hired) };
}
