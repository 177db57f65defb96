using System.Globalization;
using System.Text;
using QRCoder;

namespace WelfareMutual.Web.Portal.Pages.My;

/// <summary>A QR code as one SVG path: sharp on every screen and on paper, and without inline style.</summary>
public static class QrPath
{
    public static (string Path, int Size) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        return (path.ToString(), rows.Count);
    }

    /// <summary>ABCD EFGH …: how it is read out.</summary>
    public static string Grouped(string code) => string.Join(' ', code.Chunk(4).Select(c => new string(c)));
}
