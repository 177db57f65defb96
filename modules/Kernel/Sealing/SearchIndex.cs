using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Keyed digests that allow an exact look-up without opening anything. Truncated to 16 bytes.</summary>
public sealed class SearchIndex(IKeyStore store)
{
    /// <summary>For sign-in: member number, officer's login. The Gateway holds this key.</summary>
    public byte[] SignIn(string kind, string value) => Digest("signin", kind, value);

    /// <summary>For staff's searches. Only the back office holds this key.</summary>
    public byte[] Office(string kind, string value) => Digest("index", kind, value);

    private byte[] Digest(string key, string kind, string value) =>
        HMACSHA256.HashData(store.IndexKey(key), Encoding.UTF8.GetBytes($"{kind}|{value}"))[..16];
}
