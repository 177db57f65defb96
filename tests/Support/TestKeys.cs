using WelfareMutual.Database.Migrator.Development;

namespace WelfareMutual.Tests.Support;

/// <summary>Keys made once for a test run.</summary>
public static class TestKeys
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("wm-keys-").FullName;
        KeyFolders.Fill(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        return folder;
    });

    public static string Gateway => Path.Combine(Folder.Value, "gateway");
    public static string Backup => Path.Combine(Folder.Value, "backup");
    public static string Office => Path.Combine(Folder.Value, "office");
}
