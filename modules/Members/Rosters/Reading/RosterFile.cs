using System.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>A roster as it was uploaded: CSV, TSV or XLSX, told apart by content, never by name.</summary>
internal static class RosterFile
{
    private const string Resave = "Excelで開き、「CSV UTF-8」または「Excelブック（.xlsx）」で保存して、もう一度選んでください。";

    /// <summary>OLE2, the container of .xls and of spreadsheets with a password.</summary>
    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads at most one byte more than allowed, then decides.</summary>
    internal static async Task<RosterReading> Read(Stream stream, string fileName, RosterLimits limits, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (bytes.Length > limits.Bytes) return TooBig(limits);
        }
        return Read(bytes.ToArray(), fileName, limits);
    }

    internal static RosterReading Read(byte[] bytes, string fileName, RosterLimits limits)
    {
        if (bytes.Length > limits.Bytes) return TooBig(limits);
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (bytes.Length == 0) return RosterReading.No("empty", "ファイルの中身が空です。名簿の入ったファイルを選んでください。");
        if (bytes.AsSpan().StartsWith(Ole)) return OldBook(bytes);
        if (bytes.AsSpan().StartsWith("PK"u8)) return SpreadsheetFile.Read(bytes, name, limits);
        if (KnownOther(bytes) is { } kind) return RosterReading.No("kind", $"{kind}は名簿として読めません。{Resave}");
        return DelimitedFile.Read(bytes, name, limits);
    }

    private static RosterReading TooBig(RosterLimits limits) => RosterReading.No("too_big",
        $"ファイルが大きすぎます。{limits.Bytes / 1024 / 1024}MBまで読めます。名簿のシートだけを保存して、もう一度選んでください。");

    private static RosterReading OldBook(byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? RosterReading.No("password", "パスワードの付いたファイルは読めません。Excelで開き、パスワードを外して保存して、もう一度選んでください。")
            : RosterReading.No("xls", $"古い形式のExcelファイル（.xls）は読めません。{Resave}");

    private static string? KnownOther(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF"u8)) return "PDF";
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return "画像";
        // Some products save a web page under the name .xls.
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 512)).Replace("ï»¿", "", StringComparison.Ordinal).TrimStart();
        string[] pages = ["<html", "<!doctype", "<table", "<?xml", "<head", "<meta"];
        return pages.Any(p => head.StartsWith(p, StringComparison.OrdinalIgnoreCase)) ? "ウェブページやXMLの形のファイル" : null;
    }
}
