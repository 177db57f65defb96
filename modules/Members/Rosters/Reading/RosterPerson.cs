using System.Globalization;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>Sex as a roster gives it; asked only where a rule needs it.</summary>
internal enum RosterSex
{
    Male,
    Female,
    Unanswered,
}

/// <summary>
/// What is said about a person, by a row of a roster or by the register. Null means that nothing is said:
/// an empty cell never erases what is known. Kana is full-width katakana, telephone and postal code are digits.
/// </summary>
internal sealed record RosterPerson
{
    internal MemberNumber? MemberNumber { get; init; }
    internal string? EmployeeCode { get; init; }
    internal PersonName? Name { get; init; }
    internal PersonName? Kana { get; init; }
    internal RosterSex? Sex { get; init; }
    internal DateOnly? BornOn { get; init; }
    internal DateOnly? HiredOn { get; init; }
    internal DateOnly? LeftOn { get; init; }
    internal string? LeaveReason { get; init; }
    internal string? EmploymentType { get; init; }
    internal string? Workplace { get; init; }
    internal string? PostalCode { get; init; }
    internal string? Address { get; init; }
    internal string? Phone { get; init; }
    internal string? MobilePhone { get; init; }
    internal string? Mail { get; init; }
    internal DateOnly? MarriedOn { get; init; }
    internal DateOnly? JoinedOn { get; init; }

    /// <summary>The fields that a roster can change, as comparable text; null where nothing is said. Leaving is no change.</summary>
    internal IEnumerable<(RosterField Field, string? Text)> Changeable()
    {
        yield return (RosterField.EmployeeCode, EmployeeCode);
        yield return (RosterField.Name, Name?.Full);
        yield return (RosterField.Kana, Kana?.Full);
        yield return (RosterField.Sex, Sex is { } sex ? SexText(sex) : null);
        yield return (RosterField.BornOn, Day(BornOn));
        yield return (RosterField.HiredOn, Day(HiredOn));
        yield return (RosterField.EmploymentType, EmploymentType);
        yield return (RosterField.Workplace, Workplace);
        yield return (RosterField.PostalCode, PostalCode);
        yield return (RosterField.Address, Address);
        yield return (RosterField.Phone, Phone);
        yield return (RosterField.MobilePhone, MobilePhone);
        yield return (RosterField.Mail, Mail);
        yield return (RosterField.MarriedOn, Day(MarriedOn));
        yield return (RosterField.JoinedOn, Day(JoinedOn));
    }

    /// <summary>The key under which kana of one person meet, whatever the spelling.</summary>
    internal string? KanaKey => Kana is { } kana ? WelfareMutual.Kernel.Text.Kana.SearchKey(kana.Full) : null;

    /// <summary>The name without spaces, as products differ in writing them.</summary>
    internal string? NameKey => Name?.Full.Replace("\u3000", "", StringComparison.Ordinal);

    internal static string SexText(RosterSex sex) => sex switch { RosterSex.Male => "男", RosterSex.Female => "女", _ => "答えない" };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
}

/// <summary>A row that was read, with what stood in the file.</summary>
internal sealed record RosterRow(TableRow Source, RosterPerson Person)
{
    internal int Number => Source.Number;
}

/// <summary>What is wrong with a cell, and what to do.</summary>
/// <param name="Row">As the user's spreadsheet numbers it.</param>
/// <param name="Column">From 1; 0 where the whole row is meant.</param>
/// <param name="ColumnName">As it stands in the file.</param>
/// <param name="Value">What is in the cell, shortened; （空） when nothing.</param>
internal sealed record RosterError(int Row, int Column, string ColumnName, string Value, string Reason, string Cure)
{
    private const int LongestShown = 40;

    /// <summary>「生年月日（D列）」.</summary>
    internal string Place => PlaceOf(Column, ColumnName);

    internal static string PlaceOf(int column, string name) => column == 0 ? "行全体" : $"{name}（{Letters(column)}列）";

    internal static RosterError At(int row, int column, string columnName, string value, string reason, string cure) =>
        new(row, column, columnName, Shown(value), reason, cure);

    /// <summary>1 is A, 27 is AA.</summary>
    internal static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    private static string Shown(string value)
    {
        var runes = value.EnumerateRunes().Where(r => System.Text.Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format)).ToList();
        if (runes.Count == 0) return "（空）";
        return string.Concat(runes.Take(LongestShown)) + (runes.Count > LongestShown ? "…" : "");
    }
}

/// <summary>Something that is accepted and shown to be looked at.</summary>
internal sealed record RosterNote(int Row, int Column, RosterNoteKind Kind, string Text)
{
    internal string PlaceIn(TableRow header) => RosterError.PlaceOf(Column, Column == 0 ? "" : header[Column - 1]);
}

internal enum RosterNoteKind
{
    /// <summary>The cell begins like a formula and was read as text.</summary>
    FormulaAsText,

    /// <summary>A letter that Shift_JIS lacks: other products and the bank may show another.</summary>
    OutsideShiftJis,

    /// <summary>Family and given name are not told apart.</summary>
    NameInOnePart,
}
