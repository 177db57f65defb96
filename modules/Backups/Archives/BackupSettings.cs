using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WelfareMutual.Backups.Archives;

/// <summary>Where backups go and how often. Without folder, key folder and connection none are taken (a development machine).</summary>
internal sealed class BackupSettings(IConfiguration configuration)
{
    public string? Folder => configuration["WM:Backup:Folder"];

    /// <summary>The folder of the backup key.</summary>
    public string? Keys => configuration["WM:Backup:Keys"];

    /// <summary>As wm_backup.</summary>
    public string? Connection => configuration["WM:Database:Backup"];

    /// <summary>Data backups that are kept; the oldest goes first.</summary>
    public int Keep => Number("WM:Backup:Keep", 35);

    public TimeSpan Every => TimeSpan.FromHours(Number("WM:Backup:EveryHours", 24));

    /// <summary>Where a rehearsal puts its cluster: on a medium as well protected as the database's own.</summary>
    public string Scratch => configuration["WM:Backup:Scratch"] is { Length: > 0 } given ? given : Path.GetTempPath();

    public bool IsOn => Folder is { Length: > 0 } && Keys is { Length: > 0 } && Connection is { Length: > 0 };

    private int Number(string name, int otherwise) =>
        int.TryParse(configuration[name], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : otherwise;
}
