namespace WelfareMutual.Web.Shared.Forms;

/// <summary>The eras to the day. Reference: STANDARDS, eras; the change day belongs to the new era.</summary>
public sealed record Era(string Name, string Letter, DateOnly First, DateOnly Last)
{
    // Days before 1873 were counted by the moon and are not read.
    public static readonly IReadOnlyList<Era> All =
    [
        new("令和", "R", new(2019, 5, 1), DateOnly.MaxValue),
        new("平成", "H", new(1989, 1, 8), new(2019, 4, 30)),
        new("昭和", "S", new(1926, 12, 25), new(1989, 1, 7)),
        new("大正", "T", new(1912, 7, 30), new(1926, 12, 24)),
        new("明治", "M", new(1873, 1, 1), new(1912, 7, 29)),
    ];

    /// <summary>The western year of the era's year 1.</summary>
    public int FirstYear => Letter == "M" ? 1868 : First.Year;

    public static Era? Of(DateOnly date) => All.FirstOrDefault(era => date >= era.First && date <= era.Last);

    public static Era? Named(string? nameOrLetter) => All.FirstOrDefault(era =>
        era.Name == nameOrLetter || string.Equals(era.Letter, nameOrLetter, StringComparison.OrdinalIgnoreCase));

    public int YearOf(DateOnly date) => date.Year - FirstYear + 1;

    public int WesternYear(int year) => FirstYear + year - 1;

    public string YearText(int year) => year == 1 ? $"{Name}元年" : $"{Name}{year}年";
}
