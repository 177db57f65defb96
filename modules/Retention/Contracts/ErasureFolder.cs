using System.Globalization;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Retention.Contracts;

/// <summary>The folder of the erasure list: in production on a medium that only takes additions, apart from the database and from its backups.</summary>
public sealed class ErasureFolder(string? path)
{
    private const string Ending = ".erased.json";

    public bool IsThere => path is not null;

    public static string NameOf(int number) => number.ToString("D8", CultureInfo.InvariantCulture) + Ending;

    /// <summary>The whole list in order. Throws rather than leave somebody out.</summary>
    /// <exception cref="InvalidDataException">A file is missing, damaged or not ours; the message names it.</exception>
    public async Task<IReadOnlyList<ErasureFile>> All(IKeyStore keys, CancellationToken ct)
    {
        var files = new List<ErasureFile>();
        var previous = "";
        var names = path is null || !Directory.Exists(path) ? [] : Directory.GetFiles(path, $"*{Ending}");
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(name, ct);
            if (ErasureFile.Read(bytes) is not { } file || !file.IsOurs(keys) || Path.GetFileName(name) != NameOf(file.Number))
            {
                throw new InvalidDataException($"{Path.GetFileName(name)} is damaged or not ours");
            }
            if (file.Number != files.Count + 1 || file.Previous != previous)
            {
                throw new InvalidDataException($"{NameOf(files.Count + 1)} is missing or was exchanged");
            }
            files.Add(file);
            previous = ErasureFile.DigestOf(bytes);
        }
        return files;
    }

    /// <returns>The bytes of one file, or null when it is not there.</returns>
    internal async Task<byte[]?> Find(int number, CancellationToken ct) =>
        File.Exists(Path.Combine(path!, NameOf(number))) ? await File.ReadAllBytesAsync(Path.Combine(path!, NameOf(number)), ct) : null;

    /// <summary>On the disk when it returns; never over a file that is there.</summary>
    internal async Task Add(int number, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(path!);
        var name = Path.Combine(path!, NameOf(number));
        var unfinished = $"{name}.{Environment.ProcessId}";
        await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, ct);
            stream.Flush(flushToDisk: true);
        }
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }
        File.Move(unfinished, name, overwrite: false);
    }
}
