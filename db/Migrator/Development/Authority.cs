using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WelfareMutual.Database.Migrator.Development;

/// <summary>A certificate authority in two files, name.crt and name.key. A certificate's common name is the name of its files.</summary>
internal sealed class Authority : IDisposable
{
    const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    const string CardUsage = "1.3.6.1.4.1.311.20.2.2";
    const string TunnelUsage = "1.3.6.1.5.5.7.3.17";

    readonly X509Certificate2 certificate;

    private Authority(X509Certificate2 certificate) => this.certificate = certificate;

    static DateTimeOffset Start => TimeProvider.System.GetUtcNow().AddDays(-1);

    public static Authority Open(string folder, string name, string subject)
    {
        Directory.CreateDirectory(folder);
        var (crt, key) = (Path.Combine(folder, $"{name}.crt"), Path.Combine(folder, $"{name}.key"));
        if (!File.Exists(crt))
        {
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={subject}", pair, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            using var own = request.CreateSelfSigned(Start, Start.AddYears(10));
            File.Delete(key);
            PrivateFile.Create(key, Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
            PrivateFile.Create(crt, Encoding.ASCII.GetBytes(own.ExportCertificatePem()), secret: false);
        }
        return new Authority(X509Certificate2.CreateFromPemFile(crt, key));
    }

    public void IssueServer(string path, params string[] hostNames)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hostNames)
            names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        Issue(path, [ServerUsage], names.Build(), "");
    }

    public void IssueClient(string path, string password = "") => Issue(path, [ClientUsage], null, password);

    /// <summary>Of the kind that the back office takes for a card, and nobody else takes at all.</summary>
    public void IssueCard(string path, string password, int days = 700) => Issue(path, [ClientUsage, CardUsage], null, password, days);

    /// <summary>For a terminal at the VPN's concentrator.</summary>
    public void IssueTerminal(string path) => Issue(path, [ClientUsage, TunnelUsage], null, "", 365);

    /// <summary>Hands the authority's certificate, without its key, to whoever must recognise what it issued.</summary>
    public void Publish(string path) => PrivateFile.Create(path, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()), secret: false);

    public void Dispose() => certificate.Dispose();

    void Issue(string path, string[] usages, X509Extension? names, string password, int days = 700)
    {
        if (File.Exists(path + ".pfx"))
            return;
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Path.GetFileName(path)}", pair, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(u => new Oid(u))], true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        if (names is not null)
            request.CertificateExtensions.Add(names);
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7f | 0x40); // positive, and always of the same length
        using var issued = request.Create(certificate, Start, Start.AddDays(1 + days), serial);
        using var whole = issued.CopyWithPrivateKey(pair);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var leftover in (string[])[".key", ".crt"])
            File.Delete(path + leftover);
        PrivateFile.Create(path + ".key", Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
        PrivateFile.Create(path + ".crt", Encoding.ASCII.GetBytes(issued.ExportCertificatePem()), secret: false);
        PrivateFile.Create(path + ".pfx", whole.Export(X509ContentType.Pkcs12, password));
    }
}
