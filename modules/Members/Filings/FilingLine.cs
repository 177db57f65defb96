using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Members.Filings;

/// <summary>A filing as both sites list it. Both persons of a paper filing are named.</summary>
/// <param name="MemberNumber">Of the person it is about.</param>
/// <param name="TakenBack">Who had it taken back after the cut-off, and why; otherwise null.</param>
/// <param name="Open">Whether the reader may still withdraw or correct it.</param>
/// <param name="Changes">What a change changed, for the person it is about; null in a list for others.</param>
/// <param name="RetiredOn">Of a leaving, for the person it is about.</param>
/// <param name="Reason">Of a leaving, for the person it is about.</param>
public sealed record FilingLine(
    Guid Id, string Number, FilingKind Kind, FilingState State, string MemberNumber, string EmployeeName, string FiledBy, string? KeyedBy,
    DateTimeOffset FiledAt, DateOnly EffectiveFrom, DateTimeOffset OpenUntil, bool Open, Yen DuesDifference, TakenBack? TakenBack = null,
    IReadOnlyList<ItemChange>? Changes = null, DateOnly? RetiredOn = null, string? Reason = null)
{
    internal static FilingLine Of(Filing filing, string memberNumber, DateTimeOffset now, bool mayFile = false)
    {
        var content = filing.Content.Open();
        return new(filing.Id, filing.Number, filing.Kind, filing.State, memberNumber, (content.After ?? content.Before)!.Name, filing.FiledByName.Open(), filing.KeyedByName?.Open(),
            filing.FiledAt, filing.EffectiveFrom, filing.OpenUntil, mayFile && filing.MayBeTakenBack(now), filing.DuesDifference, filing.TakenBack?.Open());
    }

    /// <summary>As the person it is about reads it: with what it says (ENT-08).</summary>
    internal static FilingLine ForItsPerson(Filing filing, string memberNumber, DateTimeOffset now)
    {
        var content = filing.Content.Open();
        return Of(filing, memberNumber, now) with
        {
            Changes = content is { Before: { } before, After: { } after } ? EmployeeWords.Between(before, after) : null,
            RetiredOn = content.RetiredOn,
            Reason = content.Reason,
        };
    }
}
