namespace WelfareMutual.Payments.Provider;

/// <summary>Where the provider is and which key this process holds. The base address never comes from a request.</summary>
internal sealed record StripeOptions(Uri BaseAddress, string ApiKey)
{
    /// <summary>The version the calls and events were written against; checked with the provider's own Node SDK 23.1.0.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);
}
