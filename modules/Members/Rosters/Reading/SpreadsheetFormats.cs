using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>The number formats of a workbook, as far as they change what a cell means: dates and leading zeros.</summary>
internal sealed partial class SpreadsheetFormats(bool from1904)
{
    private readonly List<string> styles = [];

    internal static SpreadsheetFormats Read(XmlReader reader, bool from1904)
    {
        var formats = new SpreadsheetFormats(from1904);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var inCells = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt") codes[reader.GetAttribute("numFmtId") ?? ""] = reader.GetAttribute("formatCode") ?? "";
            if (!inCells || reader.LocalName != "xf") continue;
            var id = reader.GetAttribute("numFmtId") ?? "0";
            formats.styles.Add(codes.GetValueOrDefault(id) ?? (IsBuiltInDate(id) ? "yyyy/mm/dd" : ""));
        }
        return formats;
    }

    /// <summary>The number as its reader sees it: a date as 1980-01-02, else plain digits.</summary>
    internal string Shown(string number, int style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return number;
        var code = style >= 0 && style < styles.Count ? styles[style] : "";
        if (IsDate(code) && JapaneseDate.TryFromSpreadsheet(value, from1904, out var day)) return day.ToString("O", CultureInfo.InvariantCulture);
        if (Math.Abs(value) < 1e15 && value == Math.Floor(value))
            return ((long)value).ToString(code.Length is > 0 and < 20 && code.All(c => c == '0') ? code : "0", CultureInfo.InvariantCulture);
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    // ECMA-376 18.8.30: 14-22 are dates, 27-36 and 50-58 the Japanese ones (e.g. [$-411]ge.m.d).
    private static bool IsBuiltInDate(string id) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number) && number is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 58;

    private static bool IsDate(string code)
    {
        if (code.Length is 0 or > 255) return false;
        var plain = Literal().Replace(code.Split(';')[0], "").ToLowerInvariant();
        return plain.Contains('d', StringComparison.Ordinal) && plain.Contains('m', StringComparison.Ordinal);
    }

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
