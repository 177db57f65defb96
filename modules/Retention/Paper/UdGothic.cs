using System.IO.Compression;
using PdfSharp.Fonts;

namespace WelfareMutual.Retention.Paper;

/// <summary>The typeface of what is printed, which comes with the product: PDFsharp embeds TrueType only, and a server need not have a Japanese one.
/// BIZ UDGothic, under the SIL Open Font License (LICENSE-BIZUDGothic.txt), from the npm package @expo-google-fonts/biz-udgothic 0.4.0.</summary>
internal sealed class UdGothic : IFontResolver
{
    public const string Family = "BIZ UDGothic";

    private static readonly Lock Once = new();
    private readonly Lazy<byte[]> file = new(Unpack);

    /// <summary>PDFsharp knows one resolver for the whole process.</summary>
    public static void Use()
    {
        lock (Once)
        {
            GlobalFontSettings.FontResolver ??= new UdGothic();
        }
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(Family, isBold, isItalic);

    public byte[] GetFont(string faceName) => file.Value;

    private static byte[] Unpack()
    {
        using var packed = typeof(UdGothic).Assembly.GetManifestResourceStream("BIZUDGothic-Regular.ttf.br")
            ?? throw new InvalidOperationException("The typeface is not embedded.");
        using var font = new MemoryStream();
        using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        plain.CopyTo(font);
        return font.ToArray();
    }
}
