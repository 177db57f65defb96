using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>Why a whole file cannot be read.</summary>
internal sealed record RosterUnreadable(string Code, string Text);

/// <summary>A read file, or why not.</summary>
internal sealed record RosterReading(RosterTable? Table, RosterUnreadable? Unreadable)
{
    internal static RosterReading Of(RosterTable table) => new(table, null);

    internal static RosterReading No(string code, string text) => new(null, new("roster." + code, text));
}

/// <summary>How much of a file is read. What exceeds it is refused, never cut.</summary>
internal sealed record RosterLimits
{
    internal int Rows { get; init; } = 50_000;

    internal int Columns { get; init; } = 300;

    /// <summary>Size of the file in bytes.</summary>
    internal int Bytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Size of one part of a spreadsheet, unpacked, in bytes.</summary>
    internal long UnpackedBytes { get; init; } = 200L * 1024 * 1024;
}

/// <summary>The cells of a file as text, with the places that its user sees.</summary>
/// <param name="FileName">As given by the browser, without folders.</param>
/// <param name="Encoding">Null for a spreadsheet.</param>
/// <param name="From1904">Whether the spreadsheet counts days from 1904.</param>
/// <param name="Rows">Rows with at least one filled cell.</param>
internal sealed record RosterTable(string FileName, TextEncoding? Encoding, bool From1904, IReadOnlyList<TableRow> Rows)
{
    internal bool IsSpreadsheet => Encoding is null;
}

/// <summary>A row; its number is that of the spreadsheet or the record of the text file, from 1.</summary>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a cell, empty behind the end of the row.</summary>
    internal string this[int column] => column < Cells.Count ? Cells[column] : "";

    internal bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}
