using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Backups.Archives;

/// <summary>A folder of sealed backups: KIND-TIME.wmb and KIND-TIME.manifest.wmb, which is written last. What has no manifest is no backup.</summary>
internal sealed class Archive(string folder, BackupKeys keys)
{
    private const string Body = ".wmb";
    private const string Beside = ".manifest.wmb";
    private const string Unfinished = ".part";

    public static string NameOf(BackupKind kind, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Word(kind)}-{at.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}");

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Names(BackupKind kind) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, $"{Word(kind)}-*{Beside}").Select(f => Path.GetFileName(f)[..^Beside.Length]).Order(StringComparer.Ordinal)];

    /// <param name="fill">Writes the readable content; it goes sealed into the file.</param>
    /// <param name="manifest">From name, digest and length.</param>
    public async Task<Manifest> Write(BackupKind kind, DateTimeOffset at, Func<Stream, Task> fill, Func<string, string, long, Manifest> manifest)
    {
        Directory.CreateDirectory(folder);
        var name = NameOf(kind, at);
        var (digest, bytes) = await Put(name + Body, fill);
        var made = manifest(name, digest, bytes);
        await Put(name + Beside, to => to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(made)).AsTask());
        return made;
    }

    /// <summary>The content, as long as every part of it is what was written.</summary>
    public Stream Open(string name) => new OpeningStream(Read(name + Body), keys, name + Body);

    /// <summary>Reads both files to their end before anything of them is used.</summary>
    /// <exception cref="DamagedBackupException">Something is not as it was written.</exception>
    public async Task<Manifest> Check(string name, CancellationToken ct)
    {
        var manifest = ReadManifest(name);
        await using (var content = Open(name))
        {
            await content.CopyToAsync(Stream.Null, ct); // first: it says which chunk
        }
        await using var file = Read(name + Body);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        return digest == manifest.Sha256 && file.Length == manifest.Bytes ? manifest
            : throw new DamagedBackupException(name + Body, "it is not the file that its manifest speaks of");
    }

    public Manifest ReadManifest(string name)
    {
        using var content = new OpeningStream(Read(name + Beside), keys, name + Beside);
        using var whole = new MemoryStream();
        content.CopyTo(whole);
        return JsonSerializer.Deserialize<Manifest>(whole.ToArray()) is { } read && read.Name == name ? read
            : throw new DamagedBackupException(name + Beside, "it speaks of another backup");
    }

    /// <summary>Takes away all but the newest, and what a killed run left unfinished.</summary>
    /// <param name="overwrite">Also the medium's bytes, as far as a program can.</param>
    public int KeepLast(BackupKind kind, int count, bool overwrite)
    {
        var gone = Names(kind).SkipLast(count).ToArray();
        foreach (var name in gone)
        {
            Remove(name + Beside, overwrite);
            Remove(name + Body, overwrite);
        }
        foreach (var orphan in Directory.EnumerateFiles(folder, $"{Word(kind)}-*").Select(f => Path.GetFileName(f)).Where(f => !File.Exists(Path.Combine(folder, f.Split('.')[0] + Beside))))
        {
            Remove(orphan, overwrite);
        }
        return gone.Length;
    }

    private static string Word(BackupKind kind) => kind == BackupKind.Data ? "data" : "keys";

    private async Task<(string Digest, long Bytes)> Put(string file, Func<Stream, Task> fill)
    {
        var path = Path.Combine(folder, file + Unfinished);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        string digest;
        long bytes;
        try
        {
            await using var to = new FileStream(path, options);
            await using var sealing = new SealingStream(to, keys, file);
            await fill(sealing);
            (digest, bytes) = (sealing.Finish(), sealing.Written);
            to.Flush(true);
        }
        catch
        {
            File.Delete(path); // what had no room must not keep the next one from having some
            throw;
        }
        File.Move(path, Path.Combine(folder, file), overwrite: false);
        return (digest, bytes);
    }

    private FileStream Read(string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read) : throw new DamagedBackupException(file, "it is not there");
    }

    private void Remove(string file, bool overwrite)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return;
        }
        if (overwrite)
        {
            using var over = new FileStream(path, FileMode.Open, FileAccess.Write);
            var nothing = new byte[64 * 1024];
            for (var left = over.Length; left > 0; left -= nothing.Length)
            {
                over.Write(nothing, 0, (int)Math.Min(left, nothing.Length));
            }
            over.Flush(true);
        }
        File.Delete(path);
    }
}
