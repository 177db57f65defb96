namespace WelfareMutual.Kernel.Sealing;

/// <summary>Where purpose keys live, every one in versions. Apart from the data and from its backups; a hardware store takes this place in production.</summary>
public interface IKeyStore
{
    /// <summary>Wraps a person's data key (Own) or private key (the others) under the current version of the purpose key. The version stands in front.</summary>
    byte[] Wrap(Purpose purpose, Guid person, ReadOnlySpan<byte> key);

    /// <exception cref="KeyNotHeldException">This process may not open that purpose.</exception>
    /// <exception cref="KeyLostException">It may, but the version is not there any more.</exception>
    byte[] Unwrap(Purpose purpose, Guid person, ReadOnlySpan<byte> wrapped);

    /// <summary>Key of a search index in all its versions, the current one first: "signin" (held by the Gateway too) or "index" (back office only).</summary>
    IReadOnlyList<(int Version, byte[] Key)> IndexKeys(string name);

    /// <summary>Signs with the key that seals the log's days (back office only). Whoever checks needs the public half alone.</summary>
    byte[] SignSeal(ReadOnlySpan<byte> content);

    bool IsOurSeal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature);

    byte[] SealUnderSessionKey(ReadOnlySpan<byte> value, string context);
    byte[] OpenUnderSessionKey(ReadOnlySpan<byte> value, string context);

    IKeyVersions Versions { get; }
}

/// <summary>What a rotation needs of a key store. Names: own, office, health, bank, identity, index, signin, session.</summary>
public interface IKeyVersions
{
    /// <summary>The version under which this process wraps; 0 when it holds none.</summary>
    int Current(string name);

    /// <summary>Versions that this process can open with.</summary>
    IReadOnlyList<int> Held(string name);

    /// <summary>Tells two keys apart without telling anything about either.</summary>
    byte[] Fingerprint(string name, int version);

    /// <summary>Whether <see cref="Make"/> reaches every process that needs the key; otherwise an operator carries it.</summary>
    bool MayMake(string name);

    /// <summary>Makes a version for every process, without using it. The same twice: once.</summary>
    void Make(string name, int version);

    /// <summary>From now on this version wraps.</summary>
    void Use(string name, int version);

    /// <summary>Gone for good, in every place this store reaches.</summary>
    void Destroy(string name, int version);
}

public sealed class KeyNotHeldException(string name) : Exception($"this process does not hold the key '{name}'");

/// <summary>A version of a key that the process otherwise holds: what was wrapped under it stays closed.</summary>
public sealed class KeyLostException(string name, int version) : Exception($"version {version} of the key '{name}' is not there");

public static class KeyNames
{
    public const string Index = "index";
    public const string SignIn = "signin";
    public const string Session = "session";

    public static readonly IReadOnlyList<string> Purposes = [.. Enum.GetValues<Purpose>().Select(Of)];
    public static readonly IReadOnlyList<string> All = [.. Purposes, Index, SignIn, Session];

    /// <summary>Without these no process of the core works.</summary>
    public static readonly IReadOnlyList<string> Everywhere = [Of(Purpose.Own), SignIn, Session];

    public static string Of(Purpose purpose) => purpose.ToString().ToLowerInvariant();
    public static bool IsPair(string name) => Enum.TryParse<Purpose>(name, true, out var purpose) && purpose.IsWriteOnly();
}
