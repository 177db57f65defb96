using WelfareMutual.Kernel.Calendar;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Calendar;

public sealed class BusinessDaysTests
{
    private static readonly BusinessDays Banks = BusinessDays.OfBanks;

    [Fact]
    public void The_holidays_of_2024_to_2028_are_all_known_and_no_others()
    {
        var expected = VectorFile.Read("holidays").GetProperty("holidays").EnumerateObject().ToDictionary(p => DateOnly.Parse(p.Name), p => p.Value.GetString());
        Assert.Equal(100, expected.Count, tolerance: 20);
        for (var day = new DateOnly(2024, 1, 1); day.Year <= 2028; day = day.AddDays(1))
            Assert.Equal(expected.GetValueOrDefault(day), Holidays.NameOf(day));
    }

    [Fact]
    public void The_table_reaches_from_1970_to_2050_and_no_further()
    {
        Assert.Equal("元日", Holidays.NameOf(new(1970, 1, 1)));
        Assert.Equal("結婚の儀", Holidays.NameOf(new(1993, 6, 9)));
        Assert.Equal("勤労感謝の日", Holidays.NameOf(new(2050, 11, 23)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holidays.NameOf(new(2051, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holidays.NameOf(new(1969, 12, 31)));
    }

    [Fact]
    public void Closed_days_move_to_the_neighbouring_business_day()
    {
        foreach (var example in VectorFile.List("holidays", "business_day_vectors", 20))
        {
            var day = example.Day("date");
            Assert.Equal(example.Flag("closed"), !Banks.IsBusinessDay(day));
            Assert.Equal(example.Day("next_business_day"), Banks.OnOrAfter(day));
            Assert.Equal(example.Day("previous_business_day"), Banks.OnOrBefore(day));
            Assert.Equal(example.Day("modified_following"), Banks.OnOrAfterWithinMonth(day));
        }
    }

    [Fact]
    public void Months_have_as_many_business_days_as_counted_elsewhere()
    {
        foreach (var month in VectorFile.Read("holidays").GetProperty("bank_business_days_per_month").EnumerateObject())
        {
            var first = DateOnly.Parse(month.Name + "-01");
            var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Count(d => Banks.IsBusinessDay(first.AddDays(d)));
            Assert.Equal(month.Value.GetInt32(), days);
        }
    }

    [Fact]
    public void Business_days_are_counted_without_the_day_itself()
    {
        Assert.Equal(new(2026, 11, 26), Banks.Add(new(2026, 11, 20), 3));
        Assert.Equal(new(2026, 11, 20), Banks.Add(new(2026, 11, 26), -3));
        Assert.Equal(new(2027, 1, 4), Banks.Next(new(2026, 12, 30)));
        Assert.Equal(new(2026, 12, 30), Banks.Previous(new(2027, 1, 4)));
    }

    [Fact]
    public void The_foundations_own_closing_days_count_too()
    {
        var own = new BusinessDays(new HashSet<DateOnly> { new(2026, 11, 24) });
        Assert.Equal(new(2026, 11, 25), own.OnOrAfter(new(2026, 11, 21)));
    }
}
