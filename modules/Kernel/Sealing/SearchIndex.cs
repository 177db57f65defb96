using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Keyed digests that allow an exact look-up without opening anything. Truncated to 16 bytes.</summary>
public sealed class SearchIndex(IKeyStore store)
{
    /// <summary>For sign-in: member number, officer's login. The Gateway holds this key.</summary>
    public byte[] SignIn(string kind, string value) => Digest(KeyNames.SignIn, kind, value);

    /// <summary>For staff's searches. Only the back office holds this key.</summary>
    public byte[] Office(string kind, string value) => Digest(KeyNames.Index, kind, value);

    /// <summary>Under every version that is held: while the index is being made anew, a row is under one of them.</summary>
    public byte[][] OfficeInAnyVersion(string kind, string value) => [.. store.IndexKeys(KeyNames.Index).Select(k => Digest(k.Key, kind, value))];

    /// <summary>Under which <see cref="Office"/> writes.</summary>
    public int OfficeVersion => store.IndexKeys(KeyNames.Index)[0].Version;

    private byte[] Digest(string name, string kind, string value) => Digest(store.IndexKeys(name)[0].Key, kind, value);
    private static byte[] Digest(byte[] key, string kind, string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}|{value}"))[..16];
}
