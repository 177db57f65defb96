using System.Globalization;

namespace WelfareMutual.Audit.Seals;

/// <summary>The folder of daily seals: in production on a medium that only takes additions, under another administrator than the database.</summary>
internal sealed class SealFolder(string? path)
{
    private const string Ending = ".seal.json";

    public bool IsThere => path is not null;

    /// <summary>By day. A file that cannot be read is there with null.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, byte[] File, Seal? Seal)>> All(CancellationToken ct)
    {
        var found = new List<(DateOnly, byte[], Seal?)>();
        if (path is null || !Directory.Exists(path))
        {
            return found;
        }
        foreach (var file in Directory.GetFiles(path, $"*{Ending}").Order(StringComparer.Ordinal))
        {
            if (DateOnly.TryParseExact(Path.GetFileName(file)[..^Ending.Length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                var bytes = await File.ReadAllBytesAsync(file, ct);
                found.Add((day, bytes, Seal.Read(bytes)));
            }
        }
        return found;
    }

    /// <summary>Never over a file that is there.</summary>
    public async Task Add(DateOnly day, byte[] file, CancellationToken ct)
    {
        Directory.CreateDirectory(path!);
        var name = Path.Combine(path!, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Ending);
        var unfinished = $"{name}.{Environment.ProcessId}";
        await File.WriteAllBytesAsync(unfinished, file, ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        File.Move(unfinished, name, overwrite: false);
    }
}
