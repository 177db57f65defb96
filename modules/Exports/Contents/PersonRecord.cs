using WelfareMutual.Audit.Contracts;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Exports.Files;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Exports.Contents;

/// <summary>What a person asks to have disclosed: every row that any module keeps about them, the documents they handed in, and who looked at
/// the record in the ordered time (FEATURES MEM-07, RET-07). Source: 個人情報の保護に関する法律 76条.</summary>
internal sealed class PersonRecord(PersonRows rows, IDocumentFiles documents, ILooks looks) : IExportContent
{
    public ExportKind Kind => ExportKind.PersonRecord;

    public async Task<Outcome<WrittenContent>> Write(ExportOrder order, ExportSettings settings, CancellationToken ct)
    {
        var found = await rows.Of(order.PersonId, RecordWords.LeftOut.Keys.ToHashSet(StringComparer.Ordinal), ct);
        if (found.Count == 0)
        {
            return ExportRefusals.Nobody;
        }
        if (await documents.Of(order.PersonId, settings.MostBytes, ct) is not { } files)
        {
            return ExportRefusals.TooLarge;
        }
        var seen = await looks.At(order.PersonId, order.FromDay, order.ToDay, ct);
        return new WrittenContent([new("record.csv", Record(found)), new("looks.csv", Looks(seen)), .. files.Select(Document)], 1);
    }

    private static byte[] Record(IReadOnlyList<PersonRow> rows)
    {
        var table = new CsvText().Row("記録の種類", "何件目", "項目", "内容");
        foreach (var kind in rows.GroupBy(r => r.Table).OrderBy(g => RecordWords.Place(g.Key)))
        {
            foreach (var (row, number) in kind.Select((row, index) => (row, index + 1)))
            {
                foreach (var (column, value) in row.Cells.Where(c => RecordWords.Column(kind.Key, c.Key) is not null && CellWords.Shows(c.Value)))
                {
                    table.Row(RecordWords.Table(kind.Key) ?? kind.Key, $"{number}", RecordWords.Column(kind.Key, column), CellWords.Of(value));
                }
            }
        }
        return table.Bytes();
    }

    private static byte[] Looks(IReadOnlyList<PersonLook> looks)
    {
        var table = new CsvText().Row("日時", "だれが", "何を", "目的");
        foreach (var look in looks)
        {
            table.Row(CellWords.Of(look.At), look.Who, look.What, look.Why);
        }
        return table.Bytes();
    }

    // A number, not the name that the person gave the file: names in an archive are readable.
    private static ExportPart Document(DocumentFile document, int index) => new(
        $"documents/{index + 1:00}.{document.Type switch { "image/jpeg" => "jpg", "image/png" => "png", "image/heic" => "heic", _ => "pdf" }}", document.Content);
}
