namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// Ages in Japanese law, in whole years: counted from the day of birth, increasing at 24:00 of the day before the birthday
/// (年齢計算ニ関スル法律, 民法143条2項). A rule worded 〜歳に達した日 means that day before; use <see cref="DayReached"/>.
/// </summary>
public static class Age
{
    /// <summary>The age during a day, as everybody says it. Throws when the day is before the birth.</summary>
    public static int On(DateOnly born, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, born);
        var years = day.Year - born.Year;
        return day < Birthday(born, day.Year) ? years - 1 : years;
    }

    /// <summary>The age counting one reached at the end of the day itself (達した日 readings). Throws when the day is before the birth.</summary>
    public static int ReachedBy(DateOnly born, DateOnly day) => On(born, day.AddDays(1));

    /// <summary>The day at whose end (24:00) an age is reached: the day before the birthday.</summary>
    public static DateOnly DayReached(DateOnly born, int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        return Birthday(born, born.Year + age).AddDays(-1);
    }

    /// <summary>
    /// The 1 April of entry into elementary school: the first on or after the day following the day six was reached
    /// (学校教育法17条1項), so those born 2 April to 1 April enter together.
    /// </summary>
    public static DateOnly EntersSchool(DateOnly born)
    {
        var sixth = Birthday(born, born.Year + 6);
        var april = new DateOnly(sixth.Year, 4, 1);
        return sixth <= april ? april : april.AddYears(1);
    }

    // Born on 29 February, in a common year: the year expires with the last day of February, so the new one begins on 1 March.
    private static DateOnly Birthday(DateOnly born, int year) =>
        born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new(year, 3, 1) : new(year, born.Month, born.Day);
}
