using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Casework.Rules;

/// <summary>When somebody must look after the malware scanner.</summary>
/// <param name="AlarmMinutes">A document that still could not be scanned so many minutes after it came raises an alarm.</param>
/// <param name="SignatureDays">Signatures older than so many days raise an alarm.</param>
public sealed record ScanSettings(int AlarmMinutes, int SignatureDays) : IRuleSettings<ScanSettings>
{
    public static string Name => "casework.scans";
    public static string Title => "書類のウイルス検査の警告";
    public static ScanSettings Initial => new(15, 3);
}
