namespace WelfareMutual.Tests.Support;

/// <summary>Key folders of a test's own, for those that change keys. Begins as a copy of the run's.</summary>
public sealed class KeyFolderCopy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-own-keys-").FullName;

    public KeyFolderCopy() : this(TestKeys.Office, TestKeys.Gateway)
    {
    }

    public KeyFolderCopy(string office, string gateway)
    {
        foreach (var (name, from) in new[] { ("office", office), ("gateway", gateway) })
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

    /// <summary>Another key under the same name, in both folders.</summary>
    public void Exchange(string name)
    {
        Lose(name);
        var content = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        PutBack(name, content);
    }

    public void PutBack(string name, string content)
    {
        foreach (var file in new[] { Path.Combine(Office, name), Path.Combine(Gateway, name) })
        {
            File.WriteAllText(file, content);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead);
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, true);
}
