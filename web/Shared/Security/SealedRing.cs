using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Web.Shared.Security;

/// <summary>The ring of the forms' tokens lies sealed on the disk (ASVS 13.3.2): under a key that is derived from the site's own TLS key,
/// so there is no further secret to keep. With a new certificate a new ring begins; a form from before is answered by the page that asks to send it again.</summary>
public static class SealedRing
{
    /// <param name="certificate">A PKCS #12 file with the process's certificate and private key.</param>
    public static IDataProtectionBuilder SealWith(this IDataProtectionBuilder ring, string certificate)
    {
        var key = new RingKey(certificate);
        ring.Services.AddSingleton(key);
        ring.Services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new RingSeal(key));
        return ring;
    }
}

internal sealed class RingKey
{
    private const int NonceSize = 12, TagSize = 16;
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("WelfareMutual ring of forms");
    private readonly byte[] key;

    public RingKey(string certificate)
    {
        using var own = X509CertificateLoader.LoadPkcs12FromFile(certificate, null, X509KeyStorageFlags.Exportable | X509KeyStorageFlags.EphemeralKeySet);
        using AsymmetricAlgorithm secret = (AsymmetricAlgorithm?)own.GetECDsaPrivateKey() ?? own.GetRSAPrivateKey() ?? throw new CryptographicException($"{certificate} holds no private key");
        var pkcs8 = secret.ExportPkcs8PrivateKey();
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, pkcs8, 32, info: Purpose);
        CryptographicOperations.ZeroMemory(pkcs8);
    }

    public byte[] Seal(byte[] plain)
    {
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(bytes.AsSpan(0, NonceSize), plain, bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), Purpose);
        return bytes;
    }

    /// <exception cref="CryptographicException">Sealed under another certificate's key, or changed.</exception>
    public byte[] Open(byte[] bytes)
    {
        if (bytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("not a sealed ring");
        }
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain, Purpose);
        return plain;
    }
}

internal sealed class RingSeal(RingKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(key.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(RingOpener));
}

/// <summary>Made by the framework, which finds its name in the ring's file.</summary>
internal sealed class RingOpener(IServiceProvider services) : IXmlDecryptor
{
    private readonly RingKey key = services.GetRequiredService<RingKey>();

    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(key.Open(Convert.FromBase64String(encryptedElement.Value))));
}
