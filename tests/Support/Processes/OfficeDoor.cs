using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using WelfareMutual.Database.Migrator.Development;

namespace WelfareMutual.Tests.Support.Processes;

/// <summary>A terminal's browser at the back office's TLS port: with a certificate or without, from an address of this machine.</summary>
public static class OfficeDoor
{
    /// <summary>Makes the folder of the back office: its own certificate, and the authority of the cards.</summary>
    public static void Fill(string folder, string cards)
    {
        using (var authority = Authority.Open(folder, "office-ca", "Office authority"))
        {
            authority.IssueServer(Path.Combine(folder, "office"), "localhost");
        }
        File.Copy(Path.Combine(cards, "ca.crt"), Path.Combine(folder, "card-ca.crt"), true);
    }

    /// <param name="from">Any address of this machine: 127.0.0.2 is another terminal.</param>
    /// <param name="token">The session's, in its cookie.</param>
    public static HttpClient Open(string address, X509Certificate2? certificate, string from = "127.0.0.1", string? token = null)
    {
        var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
#pragma warning disable CA5359 // what is tested is the back office's choice of client
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
            },
        })
        { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null)
        {
            http.DefaultRequestHeaders.Add("Cookie", $"__Host-wm-office={token}");
        }
        return http;
    }

    public static X509Certificate2 Card(string cards, string name) => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(cards, $"{name}.pfx"), "demo");

    /// <summary>What Production asks for, beside database and keys.</summary>
    public static Dictionary<string, string> Settings(string tls, string ring, string seals) => new(StringComparer.Ordinal)
    {
        ["WM:Tls"] = tls,
        ["WM:BackOffice:Ring"] = ring,
        ["WM:Audit:Seals"] = seals,
        ["WM:Mail:Host"] = "mail.test",
        ["WM:Jobs"] = "false",
        ["WM:Payments:BaseUrl"] = "https://payments.test",
        ["WM:Payments:ApiKey"] = "rk_live_x",
        ["WM:Portal:PublicUrl"] = "https://portal.test",
        ["WM:Retention:List"] = seals,
        ["WM:Backup:Folder"] = seals,
        ["WM:Backup:Keys"] = TestKeys.Backup,
        ["WM:Database:Backup"] = "Host=localhost",
        ["WM:Scanner:Address"] = "localhost:3310",
    };
}
