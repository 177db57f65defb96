using System.Text;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Exports.Files;

/// <summary>A table as CSV for spreadsheets: UTF-8 with its mark, every cell quoted, none that a spreadsheet would compute (FEATURES REP-04).</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText Row(params IEnumerable<string?> cells)
    {
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public byte[] Bytes() => [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(text.ToString())];

    private static string Cell(string? cell) => $"\"{FormulaText.Neutral(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
