using WelfareMutual.CondolenceBenefits.Rules;
using Xunit;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class TableCheckTests
{
    [Fact]
    public void The_collected_tables_are_sound()
    {
        Assert.Empty(TableCheck.Problems(Hyogo, []));
        Assert.Empty(TableCheck.Problems(Mishima, [Mishima]));
    }

    [Fact]
    public void A_zero_amount_is_refused() => Refuses("table.amount", Hyogo.With("birth", rule => rule with { Pay = new FixedPay(0) }));

    [Theory]
    [InlineData(30, 61, 60)]
    [InlineData(30, 30, 60)]
    [InlineData(30, null, 60)]
    public void Bands_that_overlap_are_refused(int gte, int? lt, int next) =>
        Refuses("table.bands", Hyogo.With("sick", rule => rule with { Pay = new BandPay([new Band(gte, lt, 1), new Band(next, null, 2)]) }));

    [Fact]
    public void The_same_step_twice_is_refused() =>
        Refuses("table.steps", Hyogo.With("service", rule => rule with { Pay = new MilestonePay([new Milestone(5, 1), new Milestone(5, 2)]) }));

    [Fact]
    public void A_birthday_without_its_age_is_refused() =>
        Refuses("table.years", Hyogo.With("adult20", rule => rule with { Trigger = rule.Trigger with { Years = null } }));

    [Fact]
    public void A_cut_off_that_is_no_day_is_refused() =>
        Refuses("table.joined_by", Hyogo.With("elem", rule => rule with { Eligibility = new Eligibility { JoinedBy = new MonthDay(2, 29) } }));

    [Fact]
    public void The_same_rule_twice_is_refused() => Refuses("table.rule_twice", Hyogo with { Rules = [.. Hyogo.Rules, Hyogo.Rules[0]] });

    [Fact]
    public void An_end_before_the_beginning_is_refused() =>
        Refuses("table.dates", Hyogo with { EffectiveFrom = Day("2025-04-01"), EffectiveTo = Day("2025-03-31") });

    [Fact]
    public void Versions_may_meet_and_may_not_overlap()
    {
        var old = Hyogo with { EffectiveTo = Day("2025-03-31") };
        var next = Hyogo with { Version = "2", EffectiveFrom = Day("2025-04-01") };

        Assert.Empty(TableCheck.Problems(next, [old]));
        Assert.Equal("table.overlap", Assert.Single(TableCheck.Problems(next with { EffectiveFrom = Day("2025-03-31") }, [old])).Code);
    }

    private static void Refuses(string code, BenefitTable table) => Assert.Equal(code, Assert.Single(TableCheck.Problems(table, [])).Code);
}
