using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace WelfareMutual.Tests.Modules.Members.Rosters.Reading;

/// <summary>Workbooks written part by part, also wrong ones.</summary>
internal sealed class Workbook
{
    private const string Namespaces = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private readonly Dictionary<string, string> parts = new()
    {
        ["xl/workbook.xml"] = $"<workbook {Namespaces}><sheets><sheet name=\"表紙\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"名簿\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>",
        ["xl/worksheets/sheet1.xml"] = $"<worksheet {Namespaces}><sheetData><row><c t=\"inlineStr\"><is><t>隠れたシート</t></is></c></row></sheetData></worksheet>",
        ["xl/styles.xml"] = $"<styleSheet {Namespaces}><numFmts><numFmt numFmtId=\"176\" formatCode=\"[$-411]ge\\.m\\.d;@\"/><numFmt numFmtId=\"177\" formatCode=\"0000\"/><numFmt numFmtId=\"178\" formatCode=\"0&quot;md&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"178\"/></cellXfs></styleSheet>",
        ["xl/sharedStrings.xml"] = $"<sst {Namespaces}><si><t>氏名</t></si><si><r><t>山田</t></r><r><t xml:space=\"preserve\"> 桜</t></r><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t/></si></sst>",
    };

    internal Workbook(params string[] rows) => Sheet($"<worksheet {Namespaces}><sheetData>{string.Concat(rows)}</sheetData></worksheet>");

    internal Workbook Sheet(string xml) => Part("xl/worksheets/sheet2.xml", xml);

    internal Workbook Part(string path, string? text)
    {
        if (text is null) parts.Remove(path);
        else parts[path] = text;
        return this;
    }

    internal Workbook Replace(string path, string old, string now) => Part(path, parts[path].Replace(old, now));

    internal byte[] Bytes()
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        return bytes.ToArray();
    }

    /// <summary>The same file whose directory declares another size for the sheet.</summary>
    internal byte[] BytesDeclaring(string path, uint size, uint? crc = null)
    {
        var bytes = Bytes();
        var name = Encoding.UTF8.GetBytes(path);
        for (var at = 0; at + 46 + name.Length <= bytes.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) != 0x02014B50 || !bytes.AsSpan(at + 46).StartsWith(name)) continue;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), size);
            if (crc is { } other) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 16), other);
            return bytes;
        }
        throw new InvalidOperationException("The part is not in the directory.");
    }

    internal static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    internal static string Text(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    internal static string Number(string reference, string value, int style = 0) => $"<c r=\"{reference}\" s=\"{style}\"><v>{value}</v></c>";
}
