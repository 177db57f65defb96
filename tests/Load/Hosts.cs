using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Load;

/// <summary>The hosts as processes on loopback, plain http, each with its cold start printed.</summary>
internal static class Hosts
{
    public static Task<HostProcess> Gateway(Bench bench, string url) => Cold("Gateway", url, "/health", new()
    {
        ["WM:Database"] = bench.Addresses.Gateway,
        ["WM:Keys"] = bench.Addresses.GatewayKeys,
        ["WM:Payments:BaseUrl"] = "http://localhost:1",
        ["WM:Payments:ApiKey"] = "sk_test_bench",
        ["WM:Payments:WebhookSecret"] = "whsec_bench",
        ["WM:Pace:Burst"] = "1000000",
    });

    public static Task<HostProcess> Portal(string url, string gateway) => Cold("Portal", url, "/tickets", new() { ["WM:Gateway:Url"] = gateway });

    public static Task<HostProcess> BackOffice(Bench bench, string url) => Cold("BackOffice", url, "/sign-in", new()
    {
        ["WM:Database:Office"] = bench.Addresses.Office,
        ["WM:Database:Jobs"] = bench.Addresses.Jobs,
        ["WM:Keys"] = bench.Addresses.OfficeKeys,
        ["WM:Mail:Host"] = "localhost",
        ["WM:Payments:BaseUrl"] = "http://localhost:1",
        ["WM:Payments:ApiKey"] = "sk_test_bench",
        ["WM:Jobs"] = "false",
        ["WM:Cards"] = bench.Cards,
        ["WM:Audit:Seals"] = Directory.CreateTempSubdirectory("wm-seals-").FullName,
    });

    public static string Url() => $"http://127.0.0.1:{HostProcess.FreePort()}";

    private static async Task<HostProcess> Cold(string host, string url, string firstPage, Dictionary<string, string> settings)
    {
        settings["ASPNETCORE_URLS"] = url;
        settings["WM:Portal:PublicUrl"] = "http://localhost";
        settings["Logging:LogLevel:Default"] = "Warning";
        using var http = new HttpClient { BaseAddress = new(url) };
        HostProcess? process = null;
        var start = await Bench.Time(async () =>
        {
            process = HostProcess.Start($"Host.{host}", "Development", settings);
            await process.Answers(http, "/health");
        });
        var first = await Bench.Time(async () => await http.GetAsync(firstPage));
        Bench.Print($"{host}: cold start until it answers; first page", $"{start.TotalSeconds:0.0} s; {first.TotalMilliseconds:0} ms");
        return process!;
    }
}
