using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

internal static class KeyFiles
{
    /// <summary>The files of a new version: 32 random bytes, or a key pair on P-256.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> New(string name, int version)
    {
        if (!KeyNames.IsPair(name))
        {
            return [($"{name}.{version}.key", Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))))];
        }
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return
        [
            ($"{name}.{version}.pub", Encoding.ASCII.GetBytes(pair.ExportSubjectPublicKeyInfoPem())),
            ($"{name}.{version}.key", Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem())),
        ];
    }
}
