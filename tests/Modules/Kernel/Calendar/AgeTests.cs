using WelfareMutual.Kernel.Calendar;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Calendar;

public sealed class AgeTests
{
    [Fact]
    public void Ages_follow_both_readings_of_the_law()
    {
        foreach (var example in VectorFile.List("ages", "ages", 16))
        {
            Assert.Equal(example.Number("age_during_the_day"), Age.On(example.Day("birth"), example.Day("on")));
            Assert.Equal(example.Number("age_counting_the_day_reached"), Age.ReachedBy(example.Day("birth"), example.Day("on")));
        }
    }

    [Fact]
    public void An_age_is_reached_on_the_day_before_the_birthday()
    {
        foreach (var example in VectorFile.List("ages", "reached_dates", 6))
            Assert.Equal(example.Day("reached_date"), Age.DayReached(example.Day("birth"), example.Number("age")));
    }

    [Fact]
    public void School_begins_in_the_April_of_the_cohort()
    {
        foreach (var example in VectorFile.List("ages", "school_entry", 7))
            Assert.Equal(example.Day("elementary_entry"), Age.EntersSchool(example.Day("birth")));
    }

    [Fact]
    public void Nobody_has_an_age_before_birth() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Age.On(new(2026, 5, 1), new(2026, 4, 30)));
}
