using System.Security.Cryptography;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>One person's key for one purpose, in the clear: a data key, or a private key where the purpose is write-only.</summary>
internal static class PersonKey
{
    public static IReadOnlyList<byte[]> Unwrap(IKeyStore store, Purpose purpose, Guid person, byte[] bundle) =>
        KeyBundle.Open(bundle, wrapped => store.Unwrap(purpose, person, wrapped));

    public static byte[] Open(byte[] key, Purpose purpose, byte[] cipher, string context)
    {
        if (!purpose.IsWriteOnly())
        {
            return SealedBytes.Open(key, cipher, context);
        }
        using var mine = ECDiffieHellman.Create();
        mine.ImportPkcs8PrivateKey(key, out _);
        return PublicSeal.Open(mine, cipher, context);
    }
}
