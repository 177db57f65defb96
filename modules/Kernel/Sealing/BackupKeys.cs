using System.Security.Cryptography;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>What backups are sealed under: files backup.VERSION.key in a folder of their own, apart from the data keys. Older versions open, the highest seals.</summary>
public sealed class BackupKeys(string folder)
{
    private const string Name = "backup";
    private readonly KeyFolder files = new(folder);

    /// <returns>Why nothing can be sealed with this folder; empty when it can.</returns>
    public static IReadOnlyList<string> Faults(string folder)
    {
        try
        {
            return !new KeyFolder(folder).Exists ? [$"the folder {folder} of the backup key does not exist"]
                : new BackupKeys(folder).Version == 0 ? [$"the key {Name}.1.key is missing in {folder}, and no other version is there"] : [];
        }
        catch (Exception fault) when (fault is InvalidOperationException or UnauthorizedAccessException)
        {
            return [fault.Message];
        }
    }

    /// <summary>Under which a new backup is sealed; 0 when there is none.</summary>
    public int Version => files.Read().Versions(Name) is [.., var last] ? last : 0;

    /// <summary>The key of one file, which no other file has.</summary>
    /// <param name="version">Of the backup key.</param>
    /// <param name="salt">The file's own random bytes.</param>
    /// <param name="context">What the file says about itself.</param>
    /// <exception cref="KeyLostException">That version is not in the folder.</exception>
    public byte[] For(int version, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> context)
    {
        var key = files.Read().File(FormattableString.Invariant($"{Name}.{version}.key")) ?? throw new KeyLostException(Name, version);
        var made = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, made, salt, context);
        return made;
    }
}
