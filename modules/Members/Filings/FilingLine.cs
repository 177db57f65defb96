using WelfareMutual.Kernel;

namespace WelfareMutual.Members.Filings;

/// <summary>A filing as both sites list it. Both persons of a paper filing are named.</summary>
/// <param name="MemberNumber">Of the person it is about.</param>
/// <param name="TakenBack">Who had it taken back after the cut-off, and why; otherwise null.</param>
/// <param name="Open">Whether the reader may still withdraw or correct it.</param>
public sealed record FilingLine(
    Guid Id, string Number, FilingKind Kind, FilingState State, string MemberNumber, string EmployeeName, string FiledBy, string? KeyedBy,
    DateTimeOffset FiledAt, DateOnly EffectiveFrom, DateTimeOffset OpenUntil, bool Open, Yen DuesDifference, TakenBack? TakenBack = null)
{
    internal static FilingLine Of(Filing filing, string memberNumber, DateTimeOffset now, bool mayFile = false)
    {
        var content = filing.Content.Open();
        return new(filing.Id, filing.Number, filing.Kind, filing.State, memberNumber, (content.After ?? content.Before)!.Name, filing.FiledByName.Open(), filing.KeyedByName?.Open(),
            filing.FiledAt, filing.EffectiveFrom, filing.OpenUntil, mayFile && filing.MayBeTakenBack(now), filing.DuesDifference, filing.TakenBack?.Open());
    }
}
