namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>Whether a row has the cells that the header names. Missing and left-over cells mean that others may stand in the wrong column.</summary>
internal static class RowWidth
{
    internal static RosterError? Fault(TableRow row, ColumnMatch match, RosterTable table)
    {
        // A spreadsheet names the column of each cell.
        if (table.IsSpreadsheet) return null;
        var (expected, found) = (match.Header.Cells.Count, row.Cells.Count);
        if (found < expected && found <= match.Columns.Values.Max())
            return Whole(row, $"列が足りません。見出しは{expected}列、この行は{found}列です。", "区切りの記号が抜けていないか、行が途中で切れていないか確かめてください。");
        return row.Cells.Skip(expected).Any(c => c.Trim().Length > 0)
            ? Whole(row, $"列が多すぎます。見出しは{expected}列、この行は{found}列です。", "中身にコンマがあるときは、そのセルを「\"」で囲むか、コンマを消してください。")
            : null;
    }

    private static RosterError Whole(TableRow row, string reason, string cure) =>
        RosterError.At(row.Number, 0, "", string.Join(' ', row.Cells.Take(3)), reason, cure);
}
