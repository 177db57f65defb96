namespace WelfareMutual.Database.Migrator.Development;

/// <summary>Files that are made once and never written again.</summary>
internal static class PrivateFile
{
    public static void Create(string path, byte[] content, bool secret = true)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | (secret ? 0 : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var file = new FileStream(path, options);
        file.Write(content);
    }
}
