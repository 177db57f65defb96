using System.Globalization;
using System.Xml;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>The cells of one sheet. Of a formula only the value that was stored with it is read; nothing is computed.</summary>
internal sealed class SpreadsheetRows(IReadOnlyList<string> strings, SpreadsheetFormats formats, RosterLimits limits)
{
    private const int LastRow = 1_048_576;

    private readonly List<string> cells = [];
    private int number;

    internal List<TableRow> Rows { get; } = [];

    /// <summary>Reads the sheet, or says why it is too large.</summary>
    internal RosterReading? Read(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" }) StartRow(reader);
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
                if (column >= limits.Columns)
                {
                    // A lone blank cell far to the right is formatting, not content.
                    if (Value(reader).Length == 0) continue;
                    return DelimitedFile.TooManyColumns(number, limits);
                }
                while (cells.Count <= column) cells.Add("");
                cells[column] = Value(reader);
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && EndRow() is { } refused) return refused;
        }
        return null;
    }

    private void StartRow(XmlReader reader)
    {
        cells.Clear();
        var said = reader.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
        if (said <= number || said > LastRow) throw new InvalidDataException("Rows are out of order.");
        number = said;
    }

    private RosterReading? EndRow()
    {
        var row = new TableRow(number, cells.ToArray());
        if (row.IsEmpty) return null;
        Rows.Add(row);
        return Rows.Count > limits.Rows ? DelimitedFile.TooManyRows(limits) : null;
    }

    private string Value(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        if (reader.IsEmptyElement) return "";
        var (depth, value) = (reader.Depth, "");
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "is") value = SpreadsheetParts.RichText(reader);
            else if (reader.LocalName == "v") value = SpreadsheetParts.PlainText(reader);
        }
        return type switch
        {
            "s" when value.Length > 0 => Shared(value),
            "n" when value.Length > 0 => formats.Shown(value, style),
            "b" => value == "1" ? "TRUE" : "FALSE",
            _ => value,
        };
    }

    private string Shared(string index)
    {
        var at = int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture);
        return at < strings.Count ? strings[at] : throw new InvalidDataException("A shared string is missing.");
    }

    // "BC12" is column 54, counted from 0.
    private static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference)) return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = column * 26 + (c - 'A' + 1);
        return column == 0 ? throw new InvalidDataException("A cell has no column.") : column - 1;
    }
}
