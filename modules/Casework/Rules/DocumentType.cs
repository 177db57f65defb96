using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Rules;

/// <summary>What a file is, by its first bytes; its name and the browser's word for it count for nothing.</summary>
internal static class DocumentType
{
    public const int MostBytes = 10 * 1024 * 1024;

    public static readonly Refusal Unknown = new("casework-document-type", "この種類のファイルは読めません。JPEG、PNG、HEIC、PDFで送ってください。", "File");
    public static readonly Refusal TooLarge = new("casework-document-size", "写真が大きすぎます。10MBまで送れます。撮り直すか、小さくしてください。", "File");
    public static readonly Refusal Empty = new("casework-document-empty", "ファイルを選んでください。", "File");
    public static readonly Refusal Cut = new("casework-document-cut", "ファイルが途中で切れました。電波のよい所でもう一度送ってください。", "File");
    public static readonly Refusal TooManyWaiting = new("casework-document-waiting-count", "決定を待つ申請の書類が、合わせて60枚になりました。いらない書類を取り消すか、いらない申請を取り下げてください。", "File");
    public static readonly Refusal TooMany = new("casework-document-count", "1つの申請に送れるのは20枚までです。いらないものを取り消してください。", "File");

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    public static string? Of(ReadOnlySpan<byte> first) =>
        first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : first.StartsWith("%PDF-"u8) ? "application/pdf"
        : first.Length >= 12 && first[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(first[8..12])) ? "image/heic"
        : null;
}
