using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>What the workbook says about itself.</summary>
internal sealed record SpreadsheetBook(bool From1904, IReadOnlyList<string> VisibleSheets);

/// <summary>The small parts of an XLSX file. Elements are known by local name, so the strict variant is read too.</summary>
internal sealed partial class SpreadsheetParts(ZipArchive archive, long limit)
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly XmlReaderSettings settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    internal T Read<T>(string path, Func<XmlReader, T> read)
    {
        var entry = archive.GetEntry(path) ?? throw new InvalidDataException($"The part {path} is missing.");
        using var stream = new CheckedEntry(entry, limit);
        using var reader = XmlReader.Create(stream, settings);
        var result = read(reader);
        if (reader.ReadState != ReadState.EndOfFile) return result;
        stream.ReadToEnd();
        return result;
    }

    internal SpreadsheetBook ReadBook()
    {
        var targets = Read("xl/_rels/workbook.xml.rels", Targets);
        return Read("xl/workbook.xml", reader =>
        {
            var (from1904, sheets) = (false, new List<string>());
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "workbookPr") from1904 = reader.GetAttribute("date1904") is "1" or "true";
                if (reader.LocalName != "sheet" || reader.GetAttribute("state") is "hidden" or "veryHidden") continue;
                var id = reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", StrictRelations) ?? "";
                if (targets.TryGetValue(id, out var path)) sheets.Add(path);
            }
            return new SpreadsheetBook(from1904, sheets);
        });
    }

    /// <summary>The shared strings; the ruby that Excel keeps beside Japanese text (rPh) is not part of them.</summary>
    internal List<string> ReadStrings() => archive.GetEntry("xl/sharedStrings.xml") is null ? [] : Read("xl/sharedStrings.xml", reader =>
    {
        var strings = new List<string>();
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(RichText(reader));
        return strings;
    });

    internal SpreadsheetFormats ReadFormats(bool from1904) =>
        archive.GetEntry("xl/styles.xml") is null ? new(from1904) : Read("xl/styles.xml", reader => SpreadsheetFormats.Read(reader, from1904));

    /// <summary>The text of an si or is element without its ruby; leaves the reader on its end.</summary>
    internal static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, ruby, inText) = (reader.Depth, 0, false);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false })
            {
                if (reader.LocalName == "rPh") ruby++;
                inText = reader.LocalName == "t" && ruby == 0;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.LocalName == "rPh") ruby--;
                inText = false;
            }
            else if (inText && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                text.Append(reader.Value);
        }
        return Unescaped(text.ToString());
    }

    /// <summary>The text of an element without children; leaves the reader on its end.</summary>
    internal static string PlainText(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, text) = (reader.Depth, "");
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            if (reader.HasValue) text += reader.Value;
        return Unescaped(text);
    }

    /// <summary>_x000D_ and the like, with which the format writes characters that XML cannot.</summary>
    internal static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => Character(Convert.ToInt32(m.Groups["code"].Value, 16)));

    private static string Character(int code) => code is >= 0xD800 and <= 0xDFFF ? "\uFFFD" : ((char)code).ToString();

    private static Dictionary<string, string> Targets(XmlReader reader)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || reader.GetAttribute("TargetMode") == "External") continue;
            if (reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return targets;
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
