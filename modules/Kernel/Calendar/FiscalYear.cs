using System.Globalization;

namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// A fiscal year of local government, 1 April to 31 March, named by the western year of its start (地方自治法208条1項).
/// </summary>
/// <param name="Year">The western year in which it starts.</param>
public readonly record struct FiscalYear(int Year) : IComparable<FiscalYear>
{
    /// <summary>The first day, 1 April.</summary>
    public DateOnly Start => new(Year, 4, 1);

    /// <summary>The last day, 31 March of the next year.</summary>
    public DateOnly End => new(Year + 1, 3, 31);

    /// <summary>
    /// 令和8年度. The era is that of the first day; the year that began as 平成31年度 is called 令和元年度
    /// since 2019-05-01 (cabinet secretariat's notice of 2019-04-02).
    /// </summary>
    public string Label => Year == 2019 ? "令和元年度" : $"{JapaneseDate.Year(Start)}度";

    /// <summary>令和8年度（2026年4月〜2027年3月）.</summary>
    public string LabelWithWesternDates => string.Create(CultureInfo.InvariantCulture, $"{Label}（{Year}年4月〜{Year + 1}年3月）");

    /// <summary>The fiscal year that a day belongs to.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => Of(day) == this;

    /// <summary>The year after.</summary>
    public FiscalYear Next => new(Year + 1);

    /// <summary>The year before.</summary>
    public FiscalYear Previous => new(Year - 1);

    /// <summary>Orders by start.</summary>
    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator <(FiscalYear left, FiscalYear right) => left.CompareTo(right) < 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.CompareTo(right) <= 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator >(FiscalYear left, FiscalYear right) => left.CompareTo(right) > 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.CompareTo(right) >= 0;

    /// <inheritdoc cref="Label"/>
    public override string ToString() => Label;
}
