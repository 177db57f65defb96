using WelfareMutual.Database.Migrator.Development;

namespace WelfareMutual.Tests.Support;

/// <summary>Certificates as the Migrator's verbs make them: for the hop from Portal to Gateway, and a card's.</summary>
public sealed class TransportFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-tls-").FullName;

    public TransportFolder()
    {
        TransportCertificates.Fill(folder);
        DemoCards.Fill(Path.Combine(folder, "cards"), ["S001"]);
    }

    public string Gateway => Path.Combine(folder, "gateway");
    public string Portal => Path.Combine(folder, "portal");
    public string Card => Path.Combine(folder, "cards", "S001.pfx");

    /// <summary>One more certificate of the Portals' authority.</summary>
    public void IssuePortal(string path)
    {
        using var authority = Authority.Open(Path.Combine(folder, "authorities"), "portal-ca", "Portal authority");
        authority.IssueClient(path);
    }

    /// <summary>A new empty folder beside them.</summary>
    public string Empty(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    public void Dispose() => Directory.Delete(folder, true);
}
