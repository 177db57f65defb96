namespace WelfareMutual.Dev.PaymentSandbox;

/// <summary>Where the sandbox listens, where it reports to, and what it remembers.</summary>
internal sealed record Settings(string Urls, string? PublicUrl, string? WebhookUrl, string WebhookSecret, string? StateFile)
{
    public static Settings Read(IConfiguration configuration) => new(
        configuration["Urls"] ?? "http://127.0.0.1:12111",
        configuration["PublicUrl"]?.TrimEnd('/'),
        configuration["Webhook:Url"],
        configuration["Webhook:Secret"] ?? "whsec_test_only",
        configuration["StateFile"]);
}
