using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Keys as files, readable by the process's own user only (mode 0400 is the floor; see docs/security). A version that comes, or is
/// taken away, is noticed while the process runs.</summary>
public sealed class FileKeyStore : IKeyStore, IKeyVersions
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(100);
    /// <summary>Signs the log's days. It is never exchanged: what it signed has to stay checkable.</summary>
    private const string Seal = "seal";

    private readonly KeyFolder folder;
    private readonly KeyFolder? gateway;
    private readonly Lock gate = new();
    private volatile KeyRing ring;
    private DateTime stamp;
    private long looked = Environment.TickCount64;

    /// <param name="folder">This process's own keys.</param>
    /// <param name="gateway">The Gateway's folder where the back office can write it; without it an operator carries new keys there.</param>
    /// <exception cref="InvalidOperationException">A key that every process needs is missing, or a key file is open to others.</exception>
    public FileKeyStore(string folder, string? gateway = null)
    {
        this.folder = new(folder);
        this.gateway = gateway is { Length: > 0 } ? new(gateway) : null;
        if (Faults(folder).FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
        ring = this.folder.Read();
    }

    public IKeyVersions Versions => this;

    /// <returns>Why no process may start on this folder; empty when it may.</returns>
    public static IReadOnlyList<string> Faults(string path)
    {
        var folder = new KeyFolder(path);
        if (!folder.Exists)
        {
            return [$"the key folder {path} does not exist; ./wm run makes one for development"];
        }
        try
        {
            var ring = folder.Read();
            return [.. KeyNames.Everywhere.Where(n => ring.Versions(n).Count == 0).Take(1).Select(n => $"the key {n}.1.key is missing in {path}, and no other version is there"),
                .. ring.Pinned.Where(p => ring.Current(p.Key) != p.Value).Select(p => $"the file current in {path} names version {p.Value} of the key {p.Key}, which is not there")];
        }
        catch (Exception fault) when (fault is InvalidOperationException or UnauthorizedAccessException)
        {
            return [fault.Message];
        }
    }

    public byte[] Wrap(Purpose purpose, Guid person, ReadOnlySpan<byte> key)
    {
        var (name, keys) = (KeyNames.Of(purpose), Look(now: true));
        var version = keys.Current(name) is > 0 and var current ? current : throw new KeyNotHeldException(name);
        if (!purpose.IsWriteOnly())
        {
            return VersionedBytes.Of(version, SealedBytes.Seal(keys.File($"{name}.{version}.key")!, key, Context(purpose, person)));
        }
        using var to = ECDiffieHellman.Create();
        to.ImportFromPem(Encoding.ASCII.GetString(keys.File($"{name}.{version}.pub")!));
        return VersionedBytes.Of(version, PublicSeal.Seal(to.PublicKey, key, Context(purpose, person)));
    }

    public byte[] Unwrap(Purpose purpose, Guid person, ReadOnlySpan<byte> wrapped)
    {
        var key = Secret(KeyNames.Of(purpose), VersionedBytes.VersionOf(wrapped));
        if (!purpose.IsWriteOnly())
        {
            return SealedBytes.Open(key, VersionedBytes.Content(wrapped), Context(purpose, person));
        }
        using var mine = ECDiffieHellman.Create();
        mine.ImportFromPem(Encoding.ASCII.GetString(key));
        return PublicSeal.Open(mine, VersionedBytes.Content(wrapped), Context(purpose, person));
    }

    public IReadOnlyList<(int Version, byte[] Key)> IndexKeys(string name)
    {
        var keys = Look();
        var current = keys.Current(name);
        return current == 0 ? throw new KeyNotHeldException(name)
            : [.. keys.Versions(name).OrderBy(v => v == current ? 0 : 1).Select(v => (v, keys.File($"{name}.{v}.key")!))];
    }

    public byte[] SealUnderSessionKey(ReadOnlySpan<byte> value, string context)
    {
        var (version, key) = IndexKeys(KeyNames.Session)[0];
        return VersionedBytes.Of(version, SealedBytes.Seal(key, value, context));
    }

    public byte[] OpenUnderSessionKey(ReadOnlySpan<byte> value, string context) =>
        SealedBytes.Open(Secret(KeyNames.Session, VersionedBytes.VersionOf(value)), VersionedBytes.Content(value), context);

    public byte[] SignSeal(ReadOnlySpan<byte> content)
    {
        using var mine = ECDsa.Create();
        mine.ImportFromPem(Encoding.ASCII.GetString(Secret(Seal, 1)));
        return mine.SignData(content, HashAlgorithmName.SHA256);
    }

    public bool IsOurSeal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var ours = ECDsa.Create();
        ours.ImportFromPem(Encoding.ASCII.GetString(Look().File($"{Seal}.1.pub") ?? throw new KeyNotHeldException(Seal)));
        return ours.VerifyData(content, signature, HashAlgorithmName.SHA256);
    }

    public int Current(string name) => Look(now: true).Current(name);
    public IReadOnlyList<int> Held(string name) => Look(now: true).Versions(name);
    public byte[] Fingerprint(string name, int version) => Look(now: true).Fingerprint(name, version);
    public bool MayMake(string name) => name == KeyNames.Index || gateway is { Exists: true };

    public void Make(string name, int version)
    {
        if (Held(name).Contains(version))
        {
            return;
        }
        foreach (var place in Places(name))
        {
            place.Use(name, Current(name)); // a file alone must not become the current version
        }
        var files = KeyFiles.New(name, version);
        foreach (var place in Places(name))
        {
            foreach (var (file, content) in files.Where(f => place == folder || !KeyNames.IsPair(name) || f.Name.EndsWith(".pub", StringComparison.Ordinal)))
            {
                place.Write(file, content);
            }
        }
    }

    public void Use(string name, int version)
    {
        foreach (var place in Places(name))
        {
            place.Use(name, version);
        }
    }

    public void Destroy(string name, int version)
    {
        if (Current(name) == version)
        {
            throw new InvalidOperationException($"version {version} of the key '{name}' is in use");
        }
        foreach (var place in Places(name))
        {
            place.Remove(name, version);
        }
        Look(now: true);
    }

    /// <summary>The Gateway's first: nobody may wrap under what the Gateway cannot yet open.</summary>
    private IEnumerable<KeyFolder> Places(string name) => name == KeyNames.Index || gateway is null ? [folder] : [gateway, folder];

    private byte[] Secret(string name, int version) =>
        Look().File($"{name}.{version}.key") ?? Look(now: true).File($"{name}.{version}.key")
        ?? throw (Look().Versions(name).Count == 0 ? new KeyNotHeldException(name) : new KeyLostException(name, version));

    private KeyRing Look(bool now = false)
    {
        if (!now && Environment.TickCount64 - Volatile.Read(ref looked) < LooksEvery.TotalMilliseconds)
        {
            return ring;
        }
        lock (gate)
        {
            if (folder.Exists && folder.Stamp is var there && there != stamp)
            {
                // A second file may come within the same tick of the file system's clock: a young stamp is not yet believed.
                (stamp, ring) = (TimeProvider.System.GetUtcNow() - there < Settled ? default : there, folder.Read());
            }
            Volatile.Write(ref looked, Environment.TickCount64);
            return ring;
        }
    }

    private static string Context(Purpose purpose, Guid person) => $"keys.person_key|{person:N}|{KeyNames.Of(purpose)}";
}
