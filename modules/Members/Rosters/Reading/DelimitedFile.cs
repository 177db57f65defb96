using System.Globalization;
using CsvHelper;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>CSV and TSV (RFC 4180) in any encoding that Japanese products write.</summary>
internal static class DelimitedFile
{
    private const int LinesLookedAt = 50;

    internal static RosterReading Read(byte[] bytes, string fileName, RosterLimits limits)
    {
        var (text, encoding) = TextFile.Decode(bytes);
        if (string.IsNullOrWhiteSpace(text)) return RosterReading.No("empty", "ファイルの中身が空です。名簿の入ったファイルを選んでください。");
        if (IsBinary(text)) return RosterReading.No("binary", "文字のファイルではないため読めません。CSVまたはExcelブック（.xlsx）の名簿を選んでください。");
        if (Delimiter(text) is not { } delimiter)
            return RosterReading.No("no_table", "表になっていません。1人を1行にして、項目をコンマまたはタブで区切ったファイルを選んでください。");
        return Rows(text, delimiter, limits, out var rows) ?? RosterReading.Of(new(fileName, encoding, false, rows));
    }

    private static RosterReading? Rows(string text, char delimiter, RosterLimits limits, out List<TableRow> rows)
    {
        rows = [];
        long openedOn = 0;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            // A quote that never closes would make one cell of the rest of the file, and its people leavers.
            OnMalformedRecord = m => openedOn = m.Reason == CsvMalformedReason.UnterminatedQuote ? Math.Max(m.LineNumber, 1) : openedOn,
        };
        using var reader = CsvReader.FromText(text, options);
        for (var number = 1; reader.Read(); number++)
        {
            if (openedOn > 0) return OpenQuote(openedOn);
            if (reader.FieldCount > limits.Columns) return TooManyColumns(number, limits);
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++) cells[at] = reader.GetString(at);
            var row = new TableRow(number, cells);
            if (row.IsEmpty || number == 1 && cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            rows.Add(row);
            if (rows.Count > limits.Rows) return TooManyRows(limits);
        }
        if (openedOn > 0) return OpenQuote(openedOn);
        return rows.Count == 0 ? RosterReading.No("empty", "ファイルの中身が空です。名簿の入ったファイルを選んでください。") : null;
    }

    private static RosterReading OpenQuote(long line) => RosterReading.No("open_quote",
        $"{line}行目から始まる引用符「\"」が閉じていません。その引用符を消すか、Excelで保存し直して、もう一度選んでください。");

    internal static RosterReading TooManyRows(RosterLimits limits) => RosterReading.No("too_many_rows",
        string.Create(CultureInfo.InvariantCulture, $"行が多すぎます。1回に読めるのは{limits.Rows:#,0}行までです。ファイルを分けて、もう一度選んでください。"));

    internal static RosterReading TooManyColumns(int row, RosterLimits limits) => RosterReading.No("too_many_columns",
        $"{row}行目の列が多すぎます。{limits.Columns}列まで読めます。いらない列を消して、もう一度選んでください。");

    // A NUL never occurs in a text; a few other control characters may be damage, many are another kind of file.
    private static bool IsBinary(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 65536));
        var strange = 0;
        foreach (var c in head)
        {
            if (c == '\0') return true;
            if (c == '\uFFFD' || char.IsControl(c) && c is not ('\r' or '\n' or '\t')) strange++;
        }
        return strange * 10 > head.Length;
    }

    // The sign that stands in the most lines; the first line may be "sep=;", which spreadsheets write to say it.
    private static char? Delimiter(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && text[4] is ',' or '\t' or ';') return text[4];
        var lines = text.Split(['\r', '\n'], LinesLookedAt + 1, StringSplitOptions.RemoveEmptyEntries).Take(LinesLookedAt).ToList();
        var best = ",\t;"
            .Select(sign => (sign, lines: lines.Count(l => l.Contains(sign, StringComparison.Ordinal)), signs: lines.Sum(l => l.Count(c => c == sign))))
            .MaxBy(s => (s.lines, s.signs));
        return best.signs == 0 ? null : best.sign;
    }
}
