using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>A folder of NAME.VERSION.key and NAME.VERSION.pub, and the file "current": one line a name that is not at its highest version.</summary>
internal sealed class KeyFolder(string path)
{
    private const string Manifest = "current";

    public string Path => path;
    public bool Exists => Directory.Exists(path);

    /// <summary>Changes whenever a file comes or goes.</summary>
    public DateTime Stamp => Directory.GetLastWriteTimeUtc(path);

    /// <exception cref="InvalidOperationException">A file is open to others, or is not a key.</exception>
    public KeyRing Read()
    {
        var keys = Directory.EnumerateFiles(path).Select(f => System.IO.Path.GetFileName(f)).Where(IsKey).Select(f => (Name: f, Content: ReadFile(f)))
            .Where(f => f.Content is not null).ToDictionary(f => f.Name, f => f.Content!, StringComparer.Ordinal);
        var manifest = System.IO.Path.Combine(path, Manifest);
        var current = File.Exists(manifest)
            ? File.ReadAllLines(manifest).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => int.Parse(l[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)
            : [];
        return new KeyRing(keys, current);
    }

    public void Write(string file, byte[] content)
    {
        var (target, next) = (System.IO.Path.Combine(path, file), System.IO.Path.Combine(path, $".{file}.{Guid.CreateVersion7():N}"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | (file.EndsWith(".key", StringComparison.Ordinal) ? 0 : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        using (var stream = new FileStream(next, options))
        {
            stream.Write(content);
            stream.Flush(true);
        }
        File.Move(next, target, true);
    }

    public void Use(string name, int version)
    {
        var lines = Read().Pinned.Where(p => p.Key != name).Append(new(name, version));
        Write(Manifest, Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {l.Value}\n")))));
    }

    /// <summary>Takes the files out of everybody's sight before it overwrites them: who reads the folder meanwhile finds a key or none, never the rest of
    /// one. What a removal left that was cut short goes with the next.</summary>
    public void Remove(string name, int version)
    {
        foreach (var file in new[] { $"{name}.{version}.key", $"{name}.{version}.pub" })
        {
            var (there, going) = (System.IO.Path.Combine(path, file), System.IO.Path.Combine(path, $".{file}.going"));
            if (File.Exists(there))
            {
                File.Move(there, going, true);
            }
            if (File.Exists(going))
            {
                Overwrite(going);
                File.Delete(going);
            }
        }
    }

    // A file system may have copied the old blocks: what this cannot reach, the medium's own encryption has to (docs/security).
    private static void Overwrite(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Write(new byte[stream.Length]);
        stream.Flush(true);
    }

    private static bool IsKey(string file) => file[0] != '.' && file.Split('.') is [_, var version, "key" or "pub"] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <returns>Null when the file went while the folder was read.</returns>
    private byte[]? ReadFile(string name)
    {
        var file = System.IO.Path.Combine(path, name);
        try
        {
            CheckMode(file, name);
            var bytes = File.ReadAllBytes(file);
            // Opened before it was renamed and read after it was overwritten: only what still has its name is a key.
            return File.Exists(file) ? Content(bytes, name) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void CheckMode(string file, string name)
    {
        // A public key is no secret, but nobody else may exchange it.
        var forbidden = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite
            | (name.EndsWith(".pub", StringComparison.Ordinal) ? 0 : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & forbidden) != 0)
        {
            throw new InvalidOperationException($"the key file {name} can be read by others: set its mode to 0400");
        }
    }

    private static byte[] Content(byte[] bytes, string name)
    {
        if (bytes.AsSpan().StartsWith("-----BEGIN"u8))
        {
            return bytes;
        }
        var key = new byte[32];
        return Convert.TryFromBase64String(Encoding.ASCII.GetString(bytes), key, out var length) && length == 32
            ? key : throw new InvalidOperationException($"the key file {name} holds no key of 32 bytes");
    }
}

/// <summary>What a folder held when it was read.</summary>
internal sealed class KeyRing(IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, int> pinned)
{
    public IReadOnlyDictionary<string, int> Pinned => pinned;

    public byte[]? File(string name) => files.GetValueOrDefault(name);

    public IReadOnlyList<int> Versions(string name, string kind = "key") =>
        [.. files.Keys.Select(f => f.Split('.')).Where(f => f[0] == name && f[2] == kind).Select(f => int.Parse(f[1], CultureInfo.InvariantCulture)).Order()];

    /// <summary>Under which version something new is wrapped: a key pair needs its public half only.</summary>
    public int Current(string name)
    {
        var held = Versions(name, KeyNames.IsPair(name) ? "pub" : "key");
        return pinned.TryGetValue(name, out var version) && held.Contains(version) ? version : held.Count == 0 ? 0 : held[^1];
    }

    public byte[] Fingerprint(string name, int version)
    {
        if (!KeyNames.IsPair(name))
        {
            return HMACSHA256.HashData(File($"{name}.{version}.key")!, Encoding.ASCII.GetBytes($"fingerprint|{name}|{version}"))[..16];
        }
        using var pair = ECDiffieHellman.Create();
        pair.ImportFromPem(Encoding.ASCII.GetString(File($"{name}.{version}.key") ?? File($"{name}.{version}.pub")!));
        return SHA256.HashData(pair.ExportSubjectPublicKeyInfo())[..16];
    }
}
