using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WelfareMutual.Database.Migrator;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

public sealed class DevelopmentFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wm-files").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_gateway_gets_no_index_key_and_no_private_half()
    {
        await Run("keys");
        Assert.Equal(["bank.1.pub", "health.1.pub", "identity.1.pub", "office.1.pub", "own.1.key", "session.1.key", "signin.1.key"], Names("gateway"));
        Assert.Equal(14, Names("office").Length);
        Assert.All(Names("gateway"), name => Assert.Equal(Bytes("office", name), Bytes("gateway", name)));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Keys_are_readable_by_their_owner_only_and_never_made_anew()
    {
        await Run("keys");
        var before = Bytes("office", "bank.1.key");
        await Run("keys");
        Assert.Equal(before, Bytes("office", "bank.1.key"));
        Assert.All(Directory.GetFiles(folder, "*.key", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(file)));
        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(Path.Combine(folder, "office", "own.1.key"))).Length);
    }

    [Fact]
    public async Task Public_and_private_half_belong_together()
    {
        await Run("keys");
        using var whole = ECDiffieHellman.Create();
        whole.ImportFromPem(File.ReadAllText(Path.Combine(folder, "office", "bank.1.key")));
        Assert.Equal(whole.ExportSubjectPublicKeyInfoPem(), File.ReadAllText(Path.Combine(folder, "gateway", "bank.1.pub")));
    }

    [Fact]
    public async Task A_card_is_a_client_certificate_of_the_card_authority_named_after_its_holder()
    {
        await Run("cards", "--names", "S001,S002");
        using var card = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "S001.pfx"), "demo");
        Assert.True(card.HasPrivateKey);
        Assert.Equal("CN=S001", card.Subject);
        Assert.True(Accepted(card, Path.Combine(folder, "ca.crt"), "1.3.6.1.5.5.7.3.2"));
        Assert.False(Accepted(card, Path.Combine(folder, "ca.crt"), "1.3.6.1.5.5.7.3.1"));
        Assert.NotEqual(card.SerialNumber, X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "S002.crt")).SerialNumber);
    }

    [Fact]
    public async Task Gateway_and_portal_answer_to_different_authorities()
    {
        await Run("tls");
        using var gateway = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "gateway", "gateway.pfx"), "");
        using var portal = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "portal", "portal.pfx"), "");
        var (servers, clients) = (Path.Combine(folder, "portal", "gateway-ca.crt"), Path.Combine(folder, "gateway", "portal-ca.crt"));
        Assert.True(gateway.MatchesHostname("localhost"));
        Assert.True(Accepted(gateway, servers, "1.3.6.1.5.5.7.3.1"));
        Assert.True(Accepted(portal, clients, "1.3.6.1.5.5.7.3.2"));
        Assert.False(Accepted(portal, servers, "1.3.6.1.5.5.7.3.2"));
    }

    static bool Accepted(X509Certificate2 certificate, string authority, string usage)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(authority));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));
        return chain.Build(certificate);
    }

    async Task Run(string verb, params string[] more) => Assert.Equal(0, await Program.Main([verb, "--folder", folder, .. more]));

    string[] Names(string part) => Directory.GetFiles(Path.Combine(folder, part)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToArray();

    byte[] Bytes(string part, string name) => File.ReadAllBytes(Path.Combine(folder, part, name));
}
