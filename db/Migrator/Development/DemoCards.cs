using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WelfareMutual.Database.Migrator.Development;

/// <summary>Client certificates that stand in for the staff's IC cards; development only, the password of each PFX is "demo".</summary>
internal static class DemoCards
{
    /// <summary>Staff numbers of the demo foundation; ./wm run names the same.</summary>
    public static readonly string[] Everybody = ["S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009"];

    public static void Fill(string folder, IEnumerable<string> staffCodes)
    {
        using var authority = Authority.Open(folder, "ca", "Demo card authority");
        foreach (var code in staffCodes)
            authority.IssueCard(Path.Combine(folder, code), password: "demo");
    }

    public static async Task Show(string folder, IEnumerable<string> staffCodes, TextWriter screen)
    {
        foreach (var code in staffCodes)
        {
            using var card = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, code + ".crt"));
            await screen.WriteLineAsync($"{code}: serial {card.SerialNumber}  SHA-256 {card.GetCertHashString(HashAlgorithmName.SHA256)}  last day {card.NotAfter:yyyy-MM-dd}");
        }
    }
}
