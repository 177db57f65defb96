using System.Security.Cryptography.X509Certificates;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Host.Composition;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>Portal, cards and terminals: each door accepts one kind, even if one authority had signed all of them.</summary>
public sealed class AuthorityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-authority-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_certificate_is_sound_for_its_own_kind_only()
    {
        using var authority = Authority.Open(folder, "ca", "One authority");
        authority.IssueClient(In("portal"));
        authority.IssueCard(In("card"), "");
        authority.IssueTerminal(In("terminal"));
        authority.IssueServer(In("server"), "localhost");
        (string Name, IReadOnlyList<string> Uses)[] kinds =
            [("portal", PrivateAuthority.OfPortals), ("card", PrivateAuthority.OfCards), ("terminal", PrivateAuthority.OfTerminals)];
        foreach (var (door, uses) in kinds)
        {
            foreach (var (shown, _) in kinds)
            {
                Assert.Equal(shown == door ? Judgement.Sound : Judgement.Usage, Judge("ca", shown, uses));
            }
            Assert.Equal(Judgement.Usage, Judge("ca", "server", uses));
        }
    }

    [Fact]
    public void Another_authority_of_the_same_name_and_a_certificate_that_ended_are_not()
    {
        using var authority = Authority.Open(folder, "ca", "One authority");
        using var impostor = Authority.Open(folder, "other", "One authority");
        impostor.IssueCard(In("foreign"), "");
        authority.IssueCard(In("ended"), "", days: -1);
        Assert.Equal(Judgement.Foreign, Judge("ca", "foreign", PrivateAuthority.OfCards));
        Assert.Equal(Judgement.Foreign, Judge("ca", "foreign", PrivateAuthority.OfPortals));
        Assert.Equal(Judgement.Expired, Judge("ca", "ended", PrivateAuthority.OfCards));
    }

    private string In(string name) => Path.Combine(folder, name);

    private Judgement Judge(string authority, string certificate, IReadOnlyList<string> uses)
    {
        using var trusted = X509CertificateLoader.LoadCertificateFromFile(In($"{authority}.crt"));
        using var shown = X509CertificateLoader.LoadCertificateFromFile(In($"{certificate}.crt"));
        return PrivateAuthority.Judge(trusted, shown, uses);
    }
}
