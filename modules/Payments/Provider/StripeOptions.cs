namespace WelfareMutual.Payments.Provider;

/// <summary>Where the provider is and which key this process holds. The base address never comes from a request.</summary>
/// <param name="Seconds">How long an answer is waited for, with somebody at the page.</param>
internal sealed record StripeOptions(Uri BaseAddress, string ApiKey, int Seconds = StripeOptions.UsualSeconds)
{
    public const int UsualSeconds = 3;

    /// <summary>The version the calls and events were written against; checked with the provider's own Node SDK 23.1.0.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public TimeSpan Timeout => TimeSpan.FromSeconds(Seconds);
}
