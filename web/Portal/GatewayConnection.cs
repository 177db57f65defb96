using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.Portal;

/// <summary>The one connection a Portal may open: to the Gateway, with the Portal's certificate, trusting the Gateway's authority alone.
/// In Development both sides are on loopback and speak plain http.</summary>
internal static class GatewayConnection
{
    public static SocketsHttpHandler Handler(IConfiguration configuration, IHostEnvironment environment)
    {
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            ConnectCallback = new GatewayLink(Tls(configuration, environment)).Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // A link that was cut without a word: whoever waits for an answer hears of it in six seconds, not when the request times out.
            KeepAlivePingDelay = TimeSpan.FromSeconds(3),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(3),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
    }

    private static SslClientAuthenticationOptions? Tls(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || configuration["WM:Tls"] is not { Length: > 0 } folder)
        {
            return null;
        }
        var mine = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "portal.pfx"), null);
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "gateway-ca.crt"));
        return new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = TlsRules.BetweenOurs,
            LocalCertificateSelectionCallback = (_, _, _, _, _) => mine,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        };
    }
}
