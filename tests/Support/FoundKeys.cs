using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace WelfareMutual.Tests.Support;

/// <summary>Whatever in the files of a machine could be a key: written in base64 or hexadecimal, raw, or a private key in PEM or PKCS#12.</summary>
/// <param name="Secrets">Of 32 bytes.</param>
/// <param name="Pairs">Private keys as PEM.</param>
/// <param name="Files">How many were looked through.</param>
public sealed record FoundKeys(IReadOnlyList<byte[]> Secrets, IReadOnlyList<string> Pairs, int Files)
{
    private const string Digits = "A-Za-z0-9+/_-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Regex Base64 = new($"(?<![A-Za-z0-9+/])[A-Za-z0-9+/_-]{{43}}=?(?![={Digits}])|(?<![A-Za-z0-9+/])[A-Za-z0-9+/_-]{{86}}(?:==)?(?![={Digits}])", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex Hexadecimal = new("(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex Pem = new("-----BEGIN ([A-Z ]*PRIVATE KEY)-----[A-Za-z0-9+/=\\s]+-----END \\1-----", RegexOptions.CultureInvariant, Patience);

    public static FoundKeys In(params string[] folders)
    {
        var (secrets, pairs, files) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var file in folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)))
        {
            files++;
            var bytes = File.ReadAllBytes(file);
            pairs.UnionWith(Pairs12(file));
            if (bytes.Length is >= 32 and <= 64)
            {
                Keep(secrets, bytes);
            }
            var text = Encoding.Latin1.GetString(bytes);
            foreach (var written in new[] { text, text.Replace("\0", "", StringComparison.Ordinal) }) // the second: what a program holds in UTF-16
            {
                pairs.UnionWith(Pem.Matches(written).Select(m => m.Value));
                foreach (Match match in Hexadecimal.Matches(written))
                {
                    Keep(secrets, Convert.FromHexString(match.Value));
                }
                foreach (Match match in Base64.Matches(written))
                {
                    Keep(secrets, Decoded(match.Value));
                }
            }
        }
        foreach (var number in pairs.Select(NumberOf).OfType<byte[]>())
        {
            Keep(secrets, number);
        }
        return new([.. secrets.Values], [.. pairs], files);
    }

    // A longer secret may be two keys.
    private static void Keep(Dictionary<string, byte[]> secrets, byte[] bytes)
    {
        if (bytes.Length >= 32)
        {
            secrets[Convert.ToHexString(bytes[..32])] = bytes[..32];
            secrets[Convert.ToHexString(bytes[^32..])] = bytes[^32..];
        }
    }

    private static byte[] Decoded(string text)
    {
        var digits = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[66];
        return Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out var length) ? bytes[..length] : [];
    }

    private static byte[]? NumberOf(string pem)
    {
        try
        {
            using var pair = ECDiffieHellman.Create();
            pair.ImportFromPem(pem);
            return pair.ExportParameters(true).D;
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            return null; // RSA, or sealed by a password: it opens nothing of ours
        }
    }

    private static IEnumerable<string> Pairs12(string file)
    {
        if (Path.GetExtension(file) is not (".pfx" or ".p12"))
        {
            return [];
        }
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, null, X509KeyStorageFlags.Exportable);
        using var pair = certificate.GetECDsaPrivateKey();
        return pair is null ? [] : [pair.ExportPkcs8PrivateKeyPem()];
    }
}
