namespace WelfareMutual.Database.Migrator.Development;

/// <summary>
/// What the hop from Portal to Gateway needs: one authority for the server, another for its only kind of client.
/// F/gateway and F/portal hold what each process may have; the authorities' keys stay in F/authorities.
/// </summary>
internal static class TransportCertificates
{
    public static void Fill(string folder)
    {
        var authorities = Path.Combine(folder, "authorities");
        using var servers = Authority.Open(authorities, "gateway-ca", "Gateway authority");
        servers.IssueServer(Path.Combine(folder, "gateway", "gateway"), "localhost", "gateway");
        servers.Publish(Path.Combine(folder, "portal", "gateway-ca.crt"));
        using var clients = Authority.Open(authorities, "portal-ca", "Portal authority");
        clients.IssueClient(Path.Combine(folder, "portal", "portal"));
        clients.Publish(Path.Combine(folder, "gateway", "portal-ca.crt"));
    }
}
