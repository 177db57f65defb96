namespace WelfareMutual.Kernel.Calendar;

/// <summary>
/// An era of the Japanese calendar, known to the day. The day of change belongs to the new era.
/// Source: the eras' ordinances (明治 to 令和); the Gregorian calendar is used in Japan from 1873-01-01.
/// The framework's JapaneseCalendar is not used: it reads 平成31年5月1日 and 昭和100年 without complaint.
/// </summary>
public sealed class JapaneseEra
{
    /// <summary>The first day that can be written in an era: 明治6年1月1日, when the Gregorian calendar came into use.</summary>
    public static readonly DateOnly FirstDay = new(1873, 1, 1);

    /// <summary>The eras from 明治 to 令和, oldest first.</summary>
    public static readonly IReadOnlyList<JapaneseEra> All =
    [
        new("明治", 'M', new(1868, 1, 25), new(1912, 7, 29)),
        new("大正", 'T', new(1912, 7, 30), new(1926, 12, 24)),
        new("昭和", 'S', new(1926, 12, 25), new(1989, 1, 7)),
        new("平成", 'H', new(1989, 1, 8), new(2019, 4, 30)),
        new("令和", 'R', new(2019, 5, 1), DateOnly.MaxValue),
    ];

    private JapaneseEra(string name, char letter, DateOnly start, DateOnly end) =>
        (Name, Letter, Start, End) = (name, letter, start, end);

    /// <summary>The name in kanji: 令和.</summary>
    public string Name { get; }

    /// <summary>The Latin letter used on forms: R.</summary>
    public char Letter { get; }

    /// <summary>The first day, which belongs to this era.</summary>
    public DateOnly Start { get; }

    /// <summary>The last day; <see cref="DateOnly.MaxValue"/> for the present era.</summary>
    public DateOnly End { get; }

    /// <summary>The era of a day. Throws <see cref="ArgumentOutOfRangeException"/> before <see cref="FirstDay"/>.</summary>
    public static JapaneseEra Of(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, FirstDay);
        return All.Last(era => era.Start <= day);
    }

    /// <summary>The year of a day counted in this era, 1 for 元年. It may lie outside the era; the caller asks <see cref="Contains"/>.</summary>
    public int YearOf(DateOnly day) => day.Year - Start.Year + 1;

    /// <summary>Whether a day lies in this era.</summary>
    public bool Contains(DateOnly day) => Start <= day && day <= End;
}
