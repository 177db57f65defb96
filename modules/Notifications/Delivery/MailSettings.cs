using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WelfareMutual.Notifications.Delivery;

/// <param name="Host">Mail relay; empty when none is configured: messages wait.</param>
/// <param name="PortalUrl">Public address of the portal, without a slash at its end. Every link in a notice begins with it.</param>
/// <param name="Tls">STARTTLS or no mail; off for a relay on this machine, which Production refuses, and where WM:Mail:Plain says so.</param>
/// <param name="User">For a relay that asks who sends.</param>
internal sealed record MailSettings(string Host, int Port, string From, string PortalUrl, bool Tls, string User, string Password)
{
    public static MailSettings Read(IConfiguration configuration) => new(
        configuration["WM:Mail:Host"] ?? "",
        int.Parse(configuration["WM:Mail:Port"] ?? "25", CultureInfo.InvariantCulture),
        configuration["WM:Mail:From"] ?? "no-reply@localhost",
        (configuration["WM:Portal:PublicUrl"] ?? "").TrimEnd('/'),
        !configuration.GetValue<bool>("WM:Mail:Plain") && configuration["WM:Mail:Host"] is not ("localhost" or "127.0.0.1" or "::1"),
        configuration["WM:Mail:User"] ?? "",
        configuration["WM:Mail:Password"] ?? "");
}
