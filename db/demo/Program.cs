using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Database.Demo;

/// <summary>load --size small|full: fills an empty database with the demo, by running use cases. code: the officer's code of the moment.</summary>
public sealed class Program
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task<int> Main(string[] args)
    {
        var settings = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(e => ((string)e.Key).StartsWith("WM__", StringComparison.Ordinal))
            .ToDictionary(e => ((string)e.Key).Replace("__", ":", StringComparison.Ordinal), e => (string?)e.Value, StringComparer.OrdinalIgnoreCase);
        if (args is ["code"])
        {
            Console.WriteLine(OfficersCode(await File.ReadAllTextAsync(settings["WM:Demo:SignIns"]!), TimeProvider.System.GetUtcNow()));
            return 0;
        }
        if (args is not ["load", "--size", "small" or "full"])
        {
            Console.Error.WriteLine("load --size small|full, or code");
            return 64;
        }
        var joined = TimeProvider.System.GetUtcNow().AddDays(-50);
        var time = new FakeTime { Now = joined };
        var addresses = new SiteAddresses(
            settings["WM:Database:Gateway"]!, settings["WM:Database:Office"]!, settings["WM:Database:Jobs"]!, settings["WM:Keys:Gateway"]!, settings["WM:Keys:Office"]!);
        await using var site = Site.On(addresses, time, settings);
        var scheme = new DemoScheme(site, settings["WM:Cards"]!);
        var demo = await scheme.Load();
        if (args[2] == "full")
        {
            await scheme.LoadFull(joined);
        }
        await File.WriteAllTextAsync(settings["WM:Demo:SignIns"]!, JsonSerializer.Serialize(SignIns(demo, settings), Readable));
        return 0;
    }

    /// <param name="signIns">What <c>load</c> wrote.</param>
    internal static string OfficersCode(string signIns, DateTimeOffset now)
    {
        using var read = JsonDocument.Parse(signIns);
        var officer = read.RootElement.GetProperty("signIns").EnumerateArray().Single(s => s.GetProperty("who").GetString() == "officer");
        var left = 30 - now.ToUnixTimeSeconds() % 30;
        return $"  officer's code now: {Totp.Code(officer.GetProperty("totpSecret").GetString()!, now)} (another {left} s; each code works once)";
    }

    private static object SignIns(DemoSignIns demo, Dictionary<string, string?> settings) => new
    {
        signIns = new object[]
        {
            new { who = "member", page = settings["WM:Portal:PublicUrl"] + "/sign-in", login = demo.MemberNumber, password = DemoScheme.MemberPassword },
            new { who = "officer", page = settings["WM:Portal:PublicUrl"] + "/sign-in", login = "tanaka-1284", password = DemoScheme.OfficerPassword, totpSecret = demo.OfficerSecret },
            new { who = "staff", page = settings["WM:BackOffice:PublicUrl"] + "/sign-in", login = "S001", password = DemoStaff.Password, card = "S001 (S001 to S009; the demo card reader is on the sign-in page)" },
        },
        @try = new[]
        {
            "member: buy tickets for しおさい水族館 with card 4242 4242 4242 4242, or at a convenience store",
            "member: claim 結婚祝金 or 出産祝金 under 給付",
            "officer: register an employee, or upload a roster; the code of the moment: ./wm demo",
            "staff: S001 and S008 administer together (職員の届出): what one proposes the other confirms",
            "staff: insert card S001, sign in, open 受信箱; S002 proposes, S003 approves, S004 to S006 prepare, check and release a payout",
            "staff: S009, who had no hand in a claim, releases payments that wait for confirmation (振込 → 確認を待つ振込)",
        },
    };
}
