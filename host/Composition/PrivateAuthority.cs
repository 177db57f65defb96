using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WelfareMutual.Host.Composition;

/// <summary>Portal, cards and terminals have authorities of their own; each door accepts one kind.</summary>
public static class PrivateAuthority
{
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    public static bool Issued(X509Certificate2 authority, X509Certificate2 certificate, string use)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // the register is asked on every request instead
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
        return chain.Build(certificate);
    }
}
