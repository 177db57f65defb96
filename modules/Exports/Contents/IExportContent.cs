using WelfareMutual.Exports.Files;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Contents;

/// <summary>Writes one kind of contents. Everybody whose record it opens is in the log as seen.</summary>
internal interface IExportContent
{
    ExportKind Kind { get; }

    Task<Outcome<WrittenContent>> Write(ExportOrder order, ExportSettings settings, CancellationToken ct);
}

/// <param name="People">How many people's records are in it.</param>
internal sealed record WrittenContent(IReadOnlyList<ExportPart> Parts, int People);
