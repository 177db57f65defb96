using WelfareMutual.Members.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rules;

public sealed class CutOffTests
{
    private static readonly CutOff Twentieth = new(20, 1, HolidayRoll.Previous);

    [Theory]
    [InlineData("2026-10-20T23:59:59", "2026-11-01")]
    [InlineData("2026-10-21T00:00:00", "2026-12-01")]
    [InlineData("2026-10-01T00:00:00", "2026-11-01")]
    [InlineData("2026-12-21T00:00:00", "2027-02-01")]
    public void The_second_before_midnight_in_Tokyo_still_belongs_to_the_cut_off(string tokyo, string from) =>
        Assert.Equal(DateOnly.Parse(from), Twentieth.At(Tokyo(tokyo)).From);

    // 20 September 2026 is a Sunday, and 21 to 23 are holidays.
    [Theory]
    [InlineData(HolidayRoll.Previous, "2026-09-18T23:59:59", "2026-10-01")]
    [InlineData(HolidayRoll.Previous, "2026-09-19T00:00:00", "2026-11-01")]
    [InlineData(HolidayRoll.Next, "2026-09-24T23:59:59", "2026-10-01")]
    [InlineData(HolidayRoll.Next, "2026-09-25T00:00:00", "2026-11-01")]
    [InlineData(HolidayRoll.None, "2026-09-20T23:59:59", "2026-10-01")]
    [InlineData(HolidayRoll.None, "2026-09-21T00:00:00", "2026-11-01")]
    public void A_cut_off_on_a_holiday_moves_as_the_scheme_says(HolidayRoll roll, string tokyo, string from) =>
        Assert.Equal(DateOnly.Parse(from), new CutOff(20, 1, roll).At(Tokyo(tokyo)).From);

    // DOMAIN_CASES 8: Okazaki by the 25th; Yokohama by the 3rd, next business day, for the same month.
    [Theory]
    [InlineData(25, 1, HolidayRoll.None, "2025-05-26T10:00:00", "2025-07-01")]
    [InlineData(25, 1, HolidayRoll.None, "2025-05-25T10:00:00", "2025-06-01")]
    [InlineData(3, 0, HolidayRoll.Next, "2025-06-03T10:00:00", "2025-06-01")]
    [InlineData(3, 0, HolidayRoll.Next, "2025-05-07T23:59:59", "2025-05-01")]
    [InlineData(3, 0, HolidayRoll.Next, "2025-05-08T00:00:00", "2025-06-01")]
    public void Other_schemes_are_other_settings(int day, int monthsAfter, HolidayRoll roll, string tokyo, string from) =>
        Assert.Equal(DateOnly.Parse(from), new CutOff(day, monthsAfter, roll).At(Tokyo(tokyo)).From);

    [Fact]
    public void The_deadline_is_the_end_of_the_cut_off_day()
    {
        var month = Twentieth.At(Tokyo("2026-10-05T12:00:00"));
        Assert.Equal(new DateOnly(2026, 10, 20), month.CutOffDay);
        Assert.Equal(Tokyo("2026-10-21T00:00:00"), month.Deadline);
    }

    // DOMAIN_CASES 18, Mishima: notice 25 May 2024 leaves 31 May, notice 28 May leaves 30 June. Kaizuka: notice on 1 April costs April.
    [Theory]
    [InlineData("2024-05-25T12:00:00", "2024-05-25", "2024-05-31")]
    [InlineData("2024-05-28T12:00:00", "2024-05-25", "2024-06-30")]
    [InlineData("2025-04-01T09:00:00", "2025-03-31", "2025-04-30")]
    [InlineData("2025-04-01T09:00:00", "2025-09-10", "2025-09-30")]
    public void A_late_notice_costs_a_month(string tokyo, string retired, string lastDay) =>
        Assert.Equal(DateOnly.Parse(lastDay), Leaving.Initial.LastDay(DateOnly.Parse(retired), new CutOff(25, 1, HolidayRoll.None).At(Tokyo(tokyo))));

    [Fact]
    public void Benefits_may_start_later_than_membership()
    {
        Assert.Equal(new DateOnly(2026, 11, 1), new BenefitsStart(0).From(new(2026, 11, 1)));
        Assert.Equal(new DateOnly(2026, 12, 1), new BenefitsStart(1).From(new(2026, 11, 1)));
    }

    private static DateTimeOffset Tokyo(string text) => new(DateTime.Parse(text), TimeSpan.FromHours(9));
}
