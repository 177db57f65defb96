using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>In Production a host opens its door with everything it needs, and without anything of the demo, or not at all.</summary>
public sealed class StartTests : IDisposable
{
    private const string Database = "Host=db;SSL Mode=VerifyFull";
    private readonly TransportFolder tls = new();

    public void Dispose() => tls.Dispose();

    public static TheoryData<string, string, string?, string> Faults => new()
    {
        { "Portal", "WM:Tls", null, "the Portal's certificate" },
        { "Portal", "WM:Tls", "empty", "portal.pfx is missing" },
        { "Portal", "WM:Gateway:Url", null, "the Gateway's address" },
        { "Portal", "WM:Gateway:Url", "http://gateway:8081", "is not https" },
        { "Portal", "WM:Portal:Ring", null, "the ring for antiforgery" },
        { "Gateway", "WM:Tls", null, "the Gateway's certificate" },
        { "Gateway", "WM:Tls", "empty", "gateway.pfx is missing" },
        { "Gateway", "WM:Keys", null, "the Gateway's keys" },
        { "Gateway", "WM:Keys", "empty", "own.1.key is missing" },
        { "Gateway", "WM:Database", null, "the role wm_gateway" },
        { "Gateway", "WM:Database", "Host=db", "VerifyFull" },
        { "Gateway", "WM:Payments:WebhookSecret", null, "signs the provider's calls" },
        { "Gateway", "WM:Payments:BaseUrl", "http://localhost:8070", "payment sandbox" },
        { "Gateway", "WM:Payments:ApiKey", "sk_test_x", "test key" },
        { "BackOffice", "WM:Tls", null, "the cards' authority" },
        { "BackOffice", "WM:Tls", "empty", "office.pfx is missing" },
        { "BackOffice", "WM:Keys", null, "the folder with the keys" },
        { "BackOffice", "WM:Keys", "empty", "own.1.key is missing" },
        { "BackOffice", "WM:Audit:Seals", null, "the log's daily seals" },
        { "BackOffice", "WM:Backup:Folder", null, "the sealed backups" },
        { "BackOffice", "WM:Backup:Keys", null, "the backup key" },
        { "BackOffice", "WM:Backup:Keys", "empty", "backup.1.key is missing" },
        { "BackOffice", "WM:Database:Backup", null, "the role wm_backup" },
        { "BackOffice", "WM:Database:Jobs", "Host=db;SSL Mode=Require", "VerifyFull" },
        { "BackOffice", "WM:Retention:List", null, "the erasure list" },
        { "BackOffice", "WM:Mail:Host", null, "the mail relay" },
        { "BackOffice", "WM:Mail:Host", "localhost", "mail sink" },
        { "BackOffice", "WM:Scanner:Address", null, "the malware scanner's address" },
        { "BackOffice", "WM:Scanner:Address", "scanner", "host:port is expected" },
        { "BackOffice", "WM:Scanner:Unscanned", "true", "opened unscanned in Development only" },
        { "Gateway", "WM:Clock", "/clock", "moved in Development only" },
        { "BackOffice", "WM:Clock", "/clock", "moved in Development only" },
        { "BackOffice", "WM:Cards", "/cards", "demo card reader" },
        { "BackOffice", "WM:Payments:BaseUrl", "http://localhost:8070", "payment sandbox" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_host_in_production_names_what_is_wrong_and_ends(string host, string setting, string? value, string sentence)
    {
        var settings = Complete(host);
        settings.Remove(setting);
        if (value is not null)
        {
            settings[setting] = value == "empty" ? tls.Empty("empty") : value;
        }
        await using var process = HostProcess.Start($"Host.{host}", "Production", settings);
        var (code, errors) = await process.Ended();
        Assert.Equal(78, code);
        Assert.Contains(setting, errors, StringComparison.Ordinal);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private Dictionary<string, string> Complete(string host) => host switch
    {
        "Portal" => new() { ["WM:Gateway:Url"] = "https://gateway:8443", ["WM:Tls"] = tls.Portal, ["WM:Portal:Ring"] = tls.Empty("ring") },
        "Gateway" => new(ProductionSettings.Gateway(Database, tls.Gateway, "https://gateway.test")),
        _ => new()
        {
            ["WM:Database:Office"] = Database,
            ["WM:Database:Jobs"] = Database,
            ["WM:Keys"] = TestKeys.Office,
            ["WM:Mail:Host"] = "mail.test",
            ["WM:Payments:BaseUrl"] = "https://payments.test",
            ["WM:Payments:ApiKey"] = "rk_live_x",
            ["WM:Portal:PublicUrl"] = "https://portal.test",
            ["WM:Tls"] = OfficeTls(),
            ["WM:BackOffice:Ring"] = tls.Empty("ring"),
            ["WM:Audit:Seals"] = tls.Empty("seals"),
            ["WM:Retention:List"] = tls.Empty("erased"),
            ["WM:Backup:Folder"] = tls.Empty("backups"),
            ["WM:Backup:Keys"] = TestKeys.Backup,
            ["WM:Database:Backup"] = Database,
            ["WM:Scanner:Address"] = "scanner.test:3310",
        },
    };

    private string OfficeTls()
    {
        var folder = tls.Empty("office");
        File.Copy(Path.Combine(tls.Gateway, "gateway.pfx"), Path.Combine(folder, "office.pfx"), true);
        File.Copy(Path.Combine(tls.Gateway, "portal-ca.crt"), Path.Combine(folder, "card-ca.crt"), true);
        return folder;
    }
}

internal static class ProductionSettings
{
    public static IDictionary<string, string> Gateway(string database, string tls, string url) => new Dictionary<string, string>
    {
        ["WM:Database"] = database,
        ["WM:Keys"] = TestKeys.Gateway,
        ["WM:Payments:BaseUrl"] = "https://payments.test",
        ["WM:Payments:ApiKey"] = "rk_live_x",
        ["WM:Payments:WebhookSecret"] = "whsec_x",
        ["WM:Portal:PublicUrl"] = "https://portal.test",
        ["WM:Tls"] = tls,
        ["ASPNETCORE_URLS"] = url,
    };
}
