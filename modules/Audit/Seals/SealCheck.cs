using WelfareMutual.Audit.Chain;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Audit.Seals;

/// <summary>Whether the seals themselves are ours, follow one another and leave out no day.</summary>
internal sealed class SealCheck(IKeyStore keys)
{
    /// <param name="due">The days that must be sealed, in order.</param>
    /// <param name="given">Days of which the database says that a seal was given away.</param>
    public (IReadOnlyList<Seal> Good, IReadOnlyList<VerifyLog.Finding> Findings) Of(
        IReadOnlyList<(DateOnly Day, byte[] File, Seal? Seal)> files, IEnumerable<DateOnly> due, IEnumerable<DateOnly> given)
    {
        var good = new List<Seal>();
        var findings = new List<VerifyLog.Finding>();
        byte[]? before = null;
        foreach (var (day, file, seal) in files)
        {
            if (seal is null || seal.Day != day || !seal.IsOurs(keys))
            {
                findings.Add(new("seal-forged", null, day));
            }
            else
            {
                if (seal.Previous != (before is null ? "" : Seal.Digest(before)))
                {
                    findings.Add(new("seal-missing", null, day.AddDays(-1)));
                }
                good.Add(seal);
            }
            before = file;
        }
        findings.AddRange(due.Union(given).Except(files.Select(f => f.Day)).Order().Select(day => new VerifyLog.Finding("seal-missing", null, day)));
        return (good, [.. findings.Distinct()]);
    }
}
