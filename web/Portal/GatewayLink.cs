using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;

namespace WelfareMutual.Web.Portal;

/// <summary>How the Portal's connections to the Gateway come about. After an attempt failed, the next ones fail at once for a second: each failed attempt
/// tells one waiting request only, and thirty visitors before a cut link would wait three seconds one after the other.</summary>
/// <param name="tls">Null for plain http in Development.</param>
internal sealed class GatewayLink(SslClientAuthenticationOptions? tls)
{
    private const long QuietMilliseconds = 1000;
    private long quietUntil;

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        if (Environment.TickCount64 < Volatile.Read(ref quietUntil))
        {
            throw new SocketException((int)SocketError.HostUnreachable);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return tls is null ? plain : await Secured(plain, tls, context, ct);
        }
        catch
        {
            Volatile.Write(ref quietUntil, Environment.TickCount64 + QuietMilliseconds);
            socket.Dispose();
            throw;
        }
    }

    // The handler takes a secured stream as it is; so a Gateway that takes the call and stays silent counts as a failed attempt too.
    private static async Task<Stream> Secured(Stream plain, SslClientAuthenticationOptions tls, SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var secured = new SslStream(plain);
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = context.DnsEndPoint.Host,
                ApplicationProtocols = context.InitialRequestMessage.Version.Major >= 2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11],
                EnabledSslProtocols = tls.EnabledSslProtocols,
                LocalCertificateSelectionCallback = tls.LocalCertificateSelectionCallback,
                CertificateChainPolicy = tls.CertificateChainPolicy,
            },
            ct);
        return secured;
    }
}
