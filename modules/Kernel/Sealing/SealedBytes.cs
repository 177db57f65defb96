using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>AES-256-GCM: [1][nonce 12][ciphertext][tag 16], bound to its context.</summary>
internal static class SealedBytes
{
    public const byte Symmetric = 1;
    public const int Overhead = 1 + 12 + 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string context)
    {
        var sealedBytes = new byte[Overhead + plain.Length];
        sealedBytes[0] = Symmetric;
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(1, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(sealedBytes.AsSpan(1, 12), plain, sealedBytes.AsSpan(13, plain.Length), sealedBytes.AsSpan(13 + plain.Length), Encoding.UTF8.GetBytes(context));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Altered, moved from another cell, or another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Symmetric)
        {
            throw new CryptographicException("not a sealed value");
        }
        var plain = new byte[sealedBytes.Length - Overhead];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedBytes[1..13], sealedBytes[13..^16], sealedBytes[^16..], plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }
}

/// <summary>While a data key is being exchanged, a value is under one of two: the first that opens it. When none does, the first one's failure.</summary>
internal static class AnyOf
{
    public static byte[] Open(IReadOnlyList<byte[]> keys, Func<byte[], byte[]> open)
    {
        for (var i = 0; i < keys.Count - 1; i++)
        {
            try
            {
                return open(keys[i]);
            }
            catch (CryptographicException)
            {
                // the next one
            }
        }
        return open(keys[^1]);
    }
}

internal static class SealedText
{
    public static byte[] Seal(byte[] key, string text, string context) => SealedBytes.Seal(key, Encoding.UTF8.GetBytes(text), context);
    public static string Open(IReadOnlyList<byte[]> keys, byte[] sealedText, string context) =>
        Encoding.UTF8.GetString(AnyOf.Open(keys, key => SealedBytes.Open(key, sealedText, context)));
}

/// <summary>Sealed to a public key: ECDH P-256 with a fresh key, HKDF-SHA256, AES-256-GCM. [2][public point 65][sealed bytes].</summary>
internal static class PublicSeal
{
    public const byte Asymmetric = 2;
    private const int PointLength = 65;

    public static byte[] Seal(ECDiffieHellmanPublicKey to, ReadOnlySpan<byte> plain, string context)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = PointOf(once.ExportParameters(false));
        var key = Derive(once, to, context);
        return [Asymmetric, .. point, .. SealedBytes.Seal(key, plain, context)];
    }

    public static byte[] Open(ECDiffieHellman mine, ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (sealedBytes.Length < 1 + PointLength + SealedBytes.Overhead || sealedBytes[0] != Asymmetric)
        {
            throw new CryptographicException("not a value sealed to a public key");
        }
        using var other = PublicKeyOf(sealedBytes.Slice(1, PointLength));
        return SealedBytes.Open(Derive(mine, other.PublicKey, context), sealedBytes[(1 + PointLength)..], context);
    }

    public static byte[] PointOf(ECParameters parameters) => [4, .. parameters.Q.X!, .. parameters.Q.Y!];

    public static ECDiffieHellman PublicKeyOf(ReadOnlySpan<byte> point) => ECDiffieHellman.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point.Slice(1, 32).ToArray(), Y = point.Slice(33, 32).ToArray() },
    });

    private static byte[] Derive(ECDiffieHellman mine, ECDiffieHellmanPublicKey other, string context) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, mine.DeriveRawSecretAgreement(other), 32, info: Encoding.UTF8.GetBytes(context));
}
