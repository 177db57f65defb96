using System.IO.Compression;
using System.Xml;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>An XLSX file (ECMA-376): the first visible sheet that holds anything, as text.</summary>
internal static class SpreadsheetFile
{
    private const int MostEntries = 2000;
    private const string Broken = "Excelファイルが壊れているため読めません。Excelで開いて保存し直し、もう一度選んでください。";

    internal static RosterReading Read(byte[] bytes, string fileName, RosterLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Refused(archive, limits) ?? Sheets(archive, fileName, limits);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException or EndOfStreamException or NotSupportedException)
        {
            return RosterReading.No("broken", Broken);
        }
    }

    private static RosterReading? Refused(ZipArchive archive, RosterLimits limits)
    {
        if (archive.Entries.Count > MostEntries || archive.Entries.Sum(e => Math.Min(e.Length, long.MaxValue / MostEntries)) > limits.UnpackedBytes)
            return RosterReading.No("too_big_unpacked", "開くと大きすぎるファイルです。名簿のシートだけを新しいブックに写して保存し、もう一度選んでください。");
        if (archive.Entries.Any(e => e.IsEncrypted))
            return RosterReading.No("password", "パスワードの付いたファイルは読めません。パスワードを外して保存し、もう一度選んでください。");
        return archive.GetEntry("xl/workbook.xml") is null
            ? RosterReading.No("kind", "Excelブック（.xlsx）ではないため読めません。ZIPのときは、中のファイルを取り出して選んでください。")
            : null;
    }

    private static RosterReading Sheets(ZipArchive archive, string fileName, RosterLimits limits)
    {
        var parts = new SpreadsheetParts(archive, limits.UnpackedBytes);
        var book = parts.ReadBook();
        var formats = parts.ReadFormats(book.From1904);
        var strings = parts.ReadStrings();
        foreach (var path in book.VisibleSheets)
        {
            var sheet = new SpreadsheetRows(strings, formats, limits);
            if (parts.Read(path, sheet.Read) is { } refused) return refused;
            if (sheet.Rows.Count > 0) return RosterReading.Of(new(fileName, null, book.From1904, sheet.Rows));
        }
        return RosterReading.No("empty", "シートの中身が空です。名簿の入ったファイルを選んでください。");
    }
}
