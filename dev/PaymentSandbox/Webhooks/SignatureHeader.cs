using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Dev.PaymentSandbox.Webhooks;

internal enum SignatureKind
{
    Ok,
    Missing,
    WrongSecret,
    V0Only,
    Old,
    Future,
    TwoSecrets,
}

/// <summary><c>Stripe-Signature</c>: t is signed together with the body; the other kinds are for tests of the receiver.</summary>
internal static class SignatureHeader
{
    public static string? Of(SignatureKind kind, byte[] body, string secret, long now) => kind switch
    {
        SignatureKind.Ok => $"t={now},v1={Sign(secret, now, body)}",
        SignatureKind.Missing => null,
        SignatureKind.WrongSecret => $"t={now},v1={Sign(secret + "_other", now, body)}",
        SignatureKind.V0Only => $"t={now},v0={Sign(secret, now, body)}",
        SignatureKind.Old => $"t={now - 301},v1={Sign(secret, now - 301, body)}",
        SignatureKind.Future => $"t={now + 3600},v1={Sign(secret, now + 3600, body)}",
        SignatureKind.TwoSecrets => $"t={now},v1={Sign(secret + "_other", now, body)},v1={Sign(secret, now, body)}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Sign(string secret, long now, byte[] body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{now}."), .. body]));
}
