using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Database.Migrator.Development;

/// <summary>Key files of a new installation: F/office holds all of them, F/gateway what the Gateway may hold, F/backup what backups are sealed under.</summary>
internal static class KeyFolders
{
    static readonly string[] Symmetric = ["own", "index", "signin", "session"];
    static readonly string[] Pairs = ["office", "health", "bank", "identity"];
    static readonly string[] OfGateway = ["own", "signin", "session"];

    public static void Fill(string folder)
    {
        var office = Path.Combine(folder, "office");
        var gateway = Path.Combine(folder, "gateway");
        FillPair(office, "seal"); // of the log's days; the Gateway has no part in it
        PrivateFile.Create(Path.Combine(folder, "backup", "backup.1.key"), Fresh()); // apart from the data keys: who holds a backup must not hold both
        if (Directory.EnumerateFiles(office, "own.*.key").Any())
            return; // a key that was exchanged for another must not come back
        foreach (var name in Symmetric)
            PrivateFile.Create(Path.Combine(office, $"{name}.1.key"), Fresh());
        foreach (var name in Pairs)
            FillPair(office, name);
        foreach (var file in OfGateway.Select(name => $"{name}.1.key"))
            PrivateFile.Create(Path.Combine(gateway, file), File.ReadAllBytes(Path.Combine(office, file)));
        foreach (var file in Pairs.Select(name => $"{name}.1.pub"))
            PrivateFile.Create(Path.Combine(gateway, file), File.ReadAllBytes(Path.Combine(office, file)), secret: false);
    }

    static byte[] Fresh() => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    static void FillPair(string folder, string name)
    {
        var privateHalf = Path.Combine(folder, $"{name}.1.key");
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        PrivateFile.Create(privateHalf, Encoding.ASCII.GetBytes(pair.ExportPkcs8PrivateKeyPem()));
        pair.ImportFromPem(File.ReadAllText(privateHalf)); // the file may be older than this run
        PrivateFile.Create(Path.Combine(folder, $"{name}.1.pub"), Encoding.ASCII.GetBytes(pair.ExportSubjectPublicKeyInfoPem()), secret: false);
    }
}
