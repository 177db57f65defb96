namespace WelfareMutual.Tests.Support;

/// <summary>Key folders of a test's own, for those that change keys. Begins as a copy of the run's.</summary>
public sealed class KeyFolderCopy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-own-keys-").FullName;

    public KeyFolderCopy()
    {
        foreach (var (name, from) in new[] { ("office", TestKeys.Office), ("gateway", TestKeys.Gateway) })
        {
            var to = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            foreach (var file in Directory.EnumerateFiles(from))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }
    }

    public string Office => Path.Combine(folder, "office");
    public string Gateway => Path.Combine(folder, "gateway");

    public string Keep(string name) => File.ReadAllText(Path.Combine(Office, name));

    public void Lose(string name)
    {
        File.Delete(Path.Combine(Office, name));
        File.Delete(Path.Combine(Gateway, name));
    }

    public void Dispose() => Directory.Delete(folder, true);
}
