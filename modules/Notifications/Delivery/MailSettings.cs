using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace WelfareMutual.Notifications.Delivery;

/// <param name="Host">Mail relay; empty when none is configured: messages wait.</param>
/// <param name="PortalUrl">Public address of the portal, without a slash at its end. Every link in a notice begins with it.</param>
internal sealed record MailSettings(string Host, int Port, string From, string PortalUrl)
{
    public static MailSettings Read(IConfiguration configuration) => new(
        configuration["WM:Mail:Host"] ?? "",
        int.Parse(configuration["WM:Mail:Port"] ?? "25", CultureInfo.InvariantCulture),
        configuration["WM:Mail:From"] ?? "no-reply@localhost",
        (configuration["WM:Portal:PublicUrl"] ?? "").TrimEnd('/'));
}
