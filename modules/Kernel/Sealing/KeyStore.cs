using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Where purpose keys live. Apart from the data and from its backups; a hardware store takes this place in production.</summary>
public interface IKeyStore
{
    /// <summary>Wraps a person's data key (Own) or private key (the others) under the purpose key.</summary>
    byte[] Wrap(Purpose purpose, Guid person, ReadOnlySpan<byte> key);

    /// <exception cref="KeyNotHeldException">This process may not open that purpose.</exception>
    byte[] Unwrap(Purpose purpose, Guid person, ReadOnlySpan<byte> wrapped);

    /// <summary>Key of a search index: "signin" (held by the Gateway too) or "index" (back office only).</summary>
    byte[] IndexKey(string name);

    /// <summary>Signs with the key that seals the log's days (back office only). Whoever checks needs the public half alone.</summary>
    byte[] SignSeal(ReadOnlySpan<byte> content);

    bool IsOurSeal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature);

    byte[] SealUnderSessionKey(ReadOnlySpan<byte> value, string context);
    byte[] OpenUnderSessionKey(ReadOnlySpan<byte> value, string context);
}

public sealed class KeyNotHeldException(string name) : Exception($"this process does not hold the key '{name}'");

/// <summary>Keys as files, readable by the process's own user only (mode 0400 is the floor; see docs/security).</summary>
public sealed class FileKeyStore : IKeyStore
{
    private readonly string folder;
    private readonly Dictionary<string, byte[]> held;

    /// <exception cref="InvalidOperationException">A key that every process needs is missing, or a key file is open to others.</exception>
    public FileKeyStore(string folder)
    {
        this.folder = folder;
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException($"the key folder {folder} does not exist; ./wm run makes one for development");
        }
        held = Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f), Read, StringComparer.Ordinal);
        foreach (var needed in new[] { "own.1.key", "signin.1.key", "session.1.key" })
        {
            if (!held.ContainsKey(needed))
            {
                throw new InvalidOperationException($"the key {needed} is missing in {folder}");
            }
        }
    }

    public byte[] Wrap(Purpose purpose, Guid person, ReadOnlySpan<byte> key)
    {
        if (!purpose.IsWriteOnly())
        {
            return SealedBytes.Seal(Key("own.1.key"), key, Context(purpose, person));
        }
        using var to = ECDiffieHellman.Create();
        to.ImportFromPem(Encoding.ASCII.GetString(Key($"{Name(purpose)}.1.pub")));
        return PublicSeal.Seal(to.PublicKey, key, Context(purpose, person));
    }

    public byte[] Unwrap(Purpose purpose, Guid person, ReadOnlySpan<byte> wrapped)
    {
        if (!purpose.IsWriteOnly())
        {
            return SealedBytes.Open(Key("own.1.key"), wrapped, Context(purpose, person));
        }
        using var mine = ECDiffieHellman.Create();
        mine.ImportFromPem(Encoding.ASCII.GetString(Key($"{Name(purpose)}.1.key")));
        return PublicSeal.Open(mine, wrapped, Context(purpose, person));
    }

    public byte[] IndexKey(string name) => Key($"{name}.1.key");
    public byte[] SealUnderSessionKey(ReadOnlySpan<byte> value, string context) => SealedBytes.Seal(Key("session.1.key"), value, context);
    public byte[] OpenUnderSessionKey(ReadOnlySpan<byte> value, string context) => SealedBytes.Open(Key("session.1.key"), value, context);

    public byte[] SignSeal(ReadOnlySpan<byte> content)
    {
        using var mine = ECDsa.Create();
        mine.ImportFromPem(Encoding.ASCII.GetString(Key("seal.1.key")));
        return mine.SignData(content, HashAlgorithmName.SHA256);
    }

    public bool IsOurSeal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var ours = ECDsa.Create();
        ours.ImportFromPem(Encoding.ASCII.GetString(Key("seal.1.pub")));
        return ours.VerifyData(content, signature, HashAlgorithmName.SHA256);
    }

    private byte[] Key(string name) => held.TryGetValue(name, out var key) ? key : throw new KeyNotHeldException(name);
    private static string Name(Purpose purpose) => purpose.ToString().ToLowerInvariant();
    private static string Context(Purpose purpose, Guid person) => $"keys.person_key|{person:N}|{Name(purpose)}";

    private static byte[] Read(string file)
    {
        // A public key is no secret, but nobody else may exchange it.
        var forbidden = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite
            | (file.EndsWith(".pub", StringComparison.Ordinal) ? 0 : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & forbidden) != 0)
        {
            throw new InvalidOperationException($"the key file {Path.GetFileName(file)} can be read by others: set its mode to 0400");
        }
        var bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().StartsWith("-----BEGIN"u8) ? bytes : Convert.FromBase64String(Encoding.ASCII.GetString(bytes));
    }
}
