using System.Text.RegularExpressions;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

/// <summary>How an installation gets its first two administrators: by a command on the machine, once.</summary>
public sealed class FirstStaffTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-first-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Two_administrators_and_a_terminal_are_entered_once_and_each_sets_a_password_with_the_printed_key()
    {
        await using var site = await Site.Start();
        site.Time.Now = TimeProvider.System.GetUtcNow();
        DemoCards.Fill(folder, ["S001", "S002"]);
        TerminalCertificates.Fill(folder, ["T-01"]);
        var (code, words) = await Run(site, "{}");
        Assert.Equal(64, code);
        (code, words) = await Run(site, """
            { "people": [ { "code": "S001", "name": "港　一郎", "roles": ["System"], "card": "S001.crt" }, { "code": "S002", "name": "浜　花子", "roles": ["System", "Approver"], "card": "S002.crt" } ],
              "terminal": { "ip": "10.8.0.11", "certificate": "T-01.crt" } }
            """);
        Assert.True(code == 0, words);
        var key = Regex.Match(words, "S002: start key (.{14})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var serial = MadeCard.Read(Path.Combine(folder, "S002.crt")).Serial;
        await site.Staff("", serial).Do(new StartPassword(key, "minato no asa ichi"));
        Assert.NotEmpty((await site.Staff("", serial).Do(new SignInStaff("minato no asa ichi"))).Token);
        (code, words) = await Run(site, """
            { "people": [ { "code": "S003", "name": "港　一郎", "roles": ["System"], "card": "S001.crt" }, { "code": "S004", "name": "浜　花子", "roles": ["System"], "card": "S002.crt" } ],
              "terminal": { "ip": "10.8.0.12", "certificate": "T-01.crt" } }
            """);
        Assert.Equal(1, code);
        Assert.Contains("identity-register-begun", words, StringComparison.Ordinal);
    }

    private async Task<(int, string)> Run(Site site, string wanted)
    {
        var file = Path.Combine(folder, "first.json");
        await File.WriteAllTextAsync(file, wanted);
        Dictionary<string, string> settings = new() { ["WM:Database:Jobs"] = site.Addresses.Jobs, ["WM:Keys"] = site.Addresses.OfficeKeys };
        await using var process = HostProcess.Start("Host.BackOffice", "Production", settings, arguments: ["first-staff", file]);
        var (code, _) = await process.Ended();
        return (code, process.Log);
    }
}
