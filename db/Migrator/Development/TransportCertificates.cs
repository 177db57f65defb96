namespace WelfareMutual.Database.Migrator.Development;

/// <summary>What the hop from Portal to Gateway needs: one authority for the server, another for its only kind of client.</summary>
internal static class TransportCertificates
{
    public static void Fill(string folder)
    {
        using var servers = Authority.Open(folder, "gateway-ca", "Gateway authority");
        servers.IssueServer("gateway", "localhost", "gateway");
        using var clients = Authority.Open(folder, "portal-ca", "Portal authority");
        clients.IssueClient("portal");
    }
}
