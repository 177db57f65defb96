using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WelfareMutual.Payments.Provider;

internal enum SignatureVerdict
{
    Valid,
    Missing,
    Malformed,
    NoV1,
    Mismatch,
    TooOld,
    TooNew,
}

/// <summary>
/// <c>Stripe-Signature: t=…,v1=…</c>: HMAC-SHA256 over <c>t.body</c>, in lower-case hexadecimal.
/// Source: docs.stripe.com/webhooks/signature. Unlike the provider's SDKs this refuses the future as well as the past.
/// </summary>
internal static class WebhookSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <param name="body">The bytes as received: decoded and written again they are another message.</param>
    /// <param name="secrets">One, or two while a secret is being replaced.</param>
    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(header))
            return SignatureVerdict.Missing;
        if (!TryParse(header, out var stamp, out var signatures))
            return SignatureVerdict.Malformed;
        if (signatures.Count == 0)
            return SignatureVerdict.NoV1;
        if (!AnyFits(body, stamp, signatures, secrets))
            return SignatureVerdict.Mismatch;
        // Compared as seconds: a stamp far outside the calendar must not overflow a date.
        var age = (decimal)now.ToUnixTimeSeconds() - stamp;
        if (age > (decimal)Tolerance.TotalSeconds)
            return SignatureVerdict.TooOld;
        return age < -(decimal)Tolerance.TotalSeconds ? SignatureVerdict.TooNew : SignatureVerdict.Valid;
    }

    private static bool TryParse(string header, out long stamp, out List<string> signatures)
    {
        stamp = 0;
        signatures = [];
        var stamped = false;
        foreach (var item in header.Split(','))
        {
            var equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                return false;
            var (name, value) = (item[..equals].Trim(), item[(equals + 1)..].Trim());
            if (name == "v1")
                signatures.Add(value);
            if (name != "t")
                continue;
            if (stamped || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out stamp))
                return false;
            stamped = true;
        }
        return stamped;
    }

    private static bool AnyFits(ReadOnlySpan<byte> body, long stamp, List<string> signatures, IReadOnlyList<string> secrets)
    {
        var prefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{stamp}."));
        var fits = false;
        foreach (var secret in secrets.Where(secret => secret.Length > 0))
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(prefix);
            hmac.AppendData(body);
            var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
            foreach (var signature in signatures)
                fits |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }
        return fits;
    }
}
