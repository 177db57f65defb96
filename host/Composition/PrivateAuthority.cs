using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WelfareMutual.Host.Composition;

public enum Judgement { Sound, Foreign, Usage, Expired }

/// <summary>Portal, cards and terminals have authorities and usages of their own; each door accepts one kind. A certificate's usages must be exactly
/// those of its kind: one authority used twice by mistake still gives no card that is a Portal's certificate.</summary>
public static class PrivateAuthority
{
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>Smart card logon, beside the client's.</summary>
    public const string CardUse = "1.3.6.1.4.1.311.20.2.2";

    /// <summary>The end of a tunnel (IKE), beside the client's: a terminal at the VPN's concentrator.</summary>
    public const string TunnelUse = "1.3.6.1.5.5.7.3.17";

    public static readonly IReadOnlyList<string> OfPortals = [ClientUse];
    public static readonly IReadOnlyList<string> OfCards = [ClientUse, CardUse];
    public static readonly IReadOnlyList<string> OfTerminals = [ClientUse, TunnelUse];

    public static bool Issued(X509Certificate2 authority, X509Certificate2 certificate, string use) =>
        use == ServerUse ? Build(authority, certificate, [use]) is { Count: 0 } : Judge(authority, certificate, OfPortals) == Judgement.Sound;

    public static Judgement Judge(X509Certificate2 authority, X509Certificate2 certificate, IReadOnlyList<string> uses)
    {
        var faults = Build(authority, certificate, uses);
        return faults.Any(f => f is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NotValidForUsage)) ? Judgement.Foreign
            : faults.Contains(X509ChainStatusFlags.NotValidForUsage) || !Uses(certificate).SetEquals(uses) ? Judgement.Usage
            : faults.Count > 0 ? Judgement.Expired
            : Judgement.Sound;
    }

    private static List<X509ChainStatusFlags> Build(X509Certificate2 authority, X509Certificate2 certificate, IReadOnlyList<string> uses)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // the register is asked on every request instead
        chain.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var use in uses)
        {
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
        }
        var sound = chain.Build(certificate);
        var faults = chain.ChainStatus.Select(s => s.Status).ToList();
        return sound || faults.Count > 0 ? faults : [X509ChainStatusFlags.PartialChain];
    }

    private static HashSet<string> Uses(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>()).Select(o => o.Value!)];
}
