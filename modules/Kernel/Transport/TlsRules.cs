using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace WelfareMutual.Kernel.Transport;

/// <summary>What a connection must be able to do, whatever the machine's own settings allow: TLS 1.3, or 1.2 with forward secrecy and authenticated encryption
/// where browsers come in; 1.3 alone between our own processes. Source: ASVS 12.1.1, 12.1.2.</summary>
public static class TlsRules
{
    public const SslProtocols BetweenOurs = SslProtocols.Tls13;

    private const SslProtocols WithBrowsers = SslProtocols.Tls12 | SslProtocols.Tls13;

    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    public static void ForBrowsers(this HttpsConnectionAdapterOptions https) => https.Allow(WithBrowsers);

    public static void ForOurs(this HttpsConnectionAdapterOptions https) => https.Allow(BetweenOurs);

    private static void Allow(this HttpsConnectionAdapterOptions https, SslProtocols protocols)
    {
        https.SslProtocols = protocols;
        if (!OperatingSystem.IsWindows())
        {
            var suites = new CipherSuitesPolicy(Suites);
            https.OnAuthenticate = (_, connection) => connection.CipherSuitesPolicy = suites;
        }
    }
}
