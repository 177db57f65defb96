using WelfareMutual.Kernel.Calendar;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Calendar;

public sealed class PeriodTests
{
    [Fact]
    public void Periods_end_as_the_civil_code_says()
    {
        foreach (var example in VectorFile.List("period_arithmetic", "cases", 24))
        {
            var (day, length, counts) = (example.Day("event"), example.Number("length"), example.Flag("first_day_included"));
            var end = example.Text("unit") switch
            {
                "day" => Period.EndAfterDays(day, length, counts),
                "week" => Period.EndAfterWeeks(day, length, counts),
                "month" => Period.EndAfterMonths(day, length, counts),
                _ => Period.EndAfterYears(day, length, counts),
            };
            Assert.True(end == example.Day("expires_on"), $"{example}: {end:O}");
        }
    }

    [Fact]
    public void A_period_that_ends_on_a_closed_day_moves_on()
    {
        foreach (var example in VectorFile.List("period_arithmetic", "holiday_extension", 3))
            Assert.Equal(example.Day("moves_to"), BusinessDays.OfBanks.OnOrAfter(example.Day("expires_on")));
    }

    [Fact]
    public void A_period_without_length_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.EndAfterMonths(new(2026, 1, 1), 0));
}
