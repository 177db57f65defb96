using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace WelfareMutual.Retention.Paper;

/// <summary>Lines of text on A4 paper, in a PDF: a heading, paragraphs broken between any two characters as Japanese is, the foot on every page.</summary>
internal sealed class Sheet
{
    /// <summary>In points. A line has room for 46 full-width characters.</summary>
    private const double Margin = 56, Size = 10.5, Heading = 16, Leading = 18, Foot = 8;

    private readonly PdfDocument document = new();
    private readonly string foot;
    private XGraphics? drawing;
    private double down;

    public Sheet(string title, string foot, DateTimeOffset at)
    {
        UdGothic.Use();
        this.foot = foot;
        (document.Info.Title, document.Info.CreationDate) = (title, at.UtcDateTime);
        document.Language = "ja";
        Next();
        drawing!.DrawString(title, new XFont(UdGothic.Family, Heading), XBrushes.Black, new XRect(Margin, Margin, Width, Heading), XStringFormats.Center);
        down = Margin + 2 * Leading;
    }

    private double Width => document.Pages[^1].Width.Point - 2 * Margin;
    private double Bottom => document.Pages[^1].Height.Point - Margin - Leading;

    /// <summary>One paragraph; an empty one is a space.</summary>
    public Sheet Write(string paragraph)
    {
        var font = new XFont(UdGothic.Family, Size);
        foreach (var line in Lines(paragraph, text => drawing!.MeasureString(text, font).Width <= Width))
        {
            if (down + Leading > Bottom)
            {
                Next();
                down = Margin;
            }
            drawing!.DrawString(line, font, XBrushes.Black, Margin, down + Size);
            down += Leading;
        }
        return this;
    }

    public byte[] Pdf()
    {
        drawing?.Dispose();
        drawing = null;
        for (var page = 0; page < document.PageCount; page++)
        {
            using var bottom = XGraphics.FromPdfPage(document.Pages[page]);
            var (font, at) = (new XFont(UdGothic.Family, Foot), document.Pages[page].Height.Point - Margin);
            bottom.DrawString(foot, font, XBrushes.Black, Margin, at);
            bottom.DrawString(string.Create(CultureInfo.InvariantCulture, $"{page + 1} / {document.PageCount}"), font, XBrushes.Black, new XRect(Margin, at - Foot, Width, Foot), XStringFormats.BottomRight);
        }
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    private void Next()
    {
        drawing?.Dispose();
        var page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        drawing = XGraphics.FromPdfPage(page);
    }

    private static IEnumerable<string> Lines(string paragraph, Func<string, bool> fits)
    {
        var elements = StringInfo.ParseCombiningCharacters(paragraph);
        var start = 0;
        for (var i = 1; i < elements.Length; i++)
        {
            var end = i + 1 < elements.Length ? elements[i + 1] : paragraph.Length;
            if (!fits(paragraph[start..end]))
            {
                yield return paragraph[start..elements[i]];
                start = elements[i];
            }
        }
        yield return paragraph[start..];
    }
}
