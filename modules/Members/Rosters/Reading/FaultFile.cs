using System.Text;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>The faulty rows given back as CSV, with the reason beside each, to be corrected and uploaded again.</summary>
/// <param name="Encoding">Shift_JIS where the upload was and can hold it, else UTF-8 with byte order mark, which spreadsheets open.</param>
internal sealed record FaultFile(string FileName, byte[] Bytes, TextEncoding Encoding)
{
    internal static FaultFile Of(RosterTable table, ColumnMatch match, IReadOnlyList<RosterError> errors)
    {
        var text = Text(table, match, errors.ToLookup(e => e.Row));
        var shiftJis = table.Encoding == TextEncoding.Cp932 && Cp932.Unencodable(text).Count == 0;
        return new(
            Name(table.FileName),
            shiftJis ? Cp932.Encode(text) : [.. "\uFEFF"u8, .. new UTF8Encoding(false).GetBytes(text)],
            shiftJis ? TextEncoding.Cp932 : TextEncoding.Utf8WithMark);
    }

    private static string Text(RosterTable table, ColumnMatch match, ILookup<int, RosterError> errors)
    {
        // Columns that an earlier fault file added are not given back twice.
        var kept = Enumerable.Range(0, match.Header.Cells.Count)
            .Where(c => ColumnNames.Key(match.Header[c]) is not (ColumnNames.FaultRow or ColumnNames.FaultReason or ColumnNames.FaultCure)).ToList();
        var text = new StringBuilder();
        Line(text, [.. kept.Select(c => match.Header[c]), ColumnNames.FaultRow, ColumnNames.FaultReason, ColumnNames.FaultCure]);
        foreach (var row in match.People(table))
        {
            var faults = errors[row.Number].ToList();
            if (faults.Count == 0) continue;
            Line(text,
            [
                .. kept.Select(c => FormulaText.Opened(row[c])),
                $"{row.Number}",
                string.Join(" / ", faults.Select(f => $"{f.Place}：{f.Reason}")),
                string.Join(" / ", faults.Select(f => f.Cure).Distinct()),
            ]);
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(c => $"\"{FormulaText.Neutral(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");

    private static string Name(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        var stem = string.Concat((dot > 0 ? fileName[..dot] : fileName).Where(c => !char.IsControl(c) && c is not ('"' or '/' or '\\' or ':' or '*' or '?' or '<' or '>' or '|')));
        return $"{stem}_直すところ.csv";
    }
}
