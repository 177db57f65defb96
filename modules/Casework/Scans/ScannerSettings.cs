using Microsoft.Extensions.Configuration;

namespace WelfareMutual.Casework.Scans;

/// <param name="Host">Empty when none is configured: documents wait.</param>
/// <param name="Patience">How long one document may take, from the connection to the answer.</param>
/// <param name="Unscanned">Documents pass unscanned. Refused in Production.</param>
internal sealed record ScannerSettings(string Host, int Port, TimeSpan Patience, bool Unscanned)
{
    private const int ClamdPort = 3310;

    public static ScannerSettings Read(IConfiguration configuration)
    {
        var address = configuration["WM:Scanner:Address"] ?? "";
        var at = Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var uri) && address.Length > 0 ? uri : null;
        return new(
            at?.IdnHost ?? "", at is { Port: > 0 } ? at.Port : ClamdPort,
            TimeSpan.FromSeconds(configuration.GetValue("WM:Scanner:Seconds", 30)),
            address.Length == 0 && configuration.GetValue<bool>("WM:Scanner:Unscanned"));
    }
}
