using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Load;

/// <summary>What a page costs while the heaviest things that a stranger or an officer can ask for are under way: rosters of 5,000 rows, and passwords to
/// hash (ASVS 15.2.2, 15.4.4); and whether the hosts hold more handles afterwards than before (1.4.3).</summary>
internal static class Besides
{
    private const int Rosters = 3;
    private const int Guessers = 8;

    public static async Task Measure(Bench bench)
    {
        await bench.World.Offering();
        var officer = await bench.Officer(await bench.Enterprise());
        var (gatewayUrl, portalUrl) = (Hosts.Url(), Hosts.Url());
        await using var gateway = await Hosts.Gateway(bench, gatewayUrl);
        await using var portal = await Hosts.Portal(portalUrl, gatewayUrl);
        using var reader = new HttpClient { BaseAddress = new(portalUrl) };
        async Task Open() => (await reader.GetAsync("/tickets")).EnsureSuccessStatusCode().Dispose();
        var quiet = await Pages.Read(Open);
        var before = (Handles(portal), Handles(gateway));
        using var stop = new CancellationTokenSource();
        var (read, guessed) = (0, 0);
        var heavy = Enumerable.Range(0, Rosters).Select(_ => Repeat(() => Upload(portalUrl, officer), () => Interlocked.Increment(ref read), stop.Token))
            .Concat(Enumerable.Range(0, Guessers).Select(n => Repeat(() => Guess(gatewayUrl, n), () => Interlocked.Increment(ref guessed), stop.Token))).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2));
        var began = Stopwatch.GetTimestamp();
        var beside = await Pages.Read(Open);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(heavy);
        Bench.Print("list of tickets, median / p95, nobody else there", $"{Pages.At(quiet, 50):0.0} / {Pages.At(quiet, 95):0.0} ms");
        Bench.Print($"the same while {Rosters} officers send rosters of 5,000 rows and {Guessers} guess passwords",
            $"{Pages.At(beside, 50):0.0} / {Pages.At(beside, 95):0.0} ms; p95 is {Pages.At(beside, 95) / Pages.At(quiet, 95):0.0} times as long; {read} rosters read, {guessed} guesses answered in {seconds:0} s");
        await Pages.Read(Open);
        Bench.Print("handles of Portal / Gateway, before and after", $"{before.Item1} and {Handles(portal)} / {before.Item2} and {Handles(gateway)}");
    }

    private static async Task Repeat(Func<Task> once, Action done, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await once();
            done();
        }
    }

    private static async Task Upload(string portal, SiteUser officer)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(portal), Timeout = TimeSpan.FromMinutes(5) };
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/enterprise/upload-roster") { Headers = { { "Cookie", $"wm={officer.Token}" } } };
        using var page = await http.SendAsync(ask);
        var cookie = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.StartsWith("wm-form=", StringComparison.Ordinal));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;
        using var order = new HttpRequestMessage(HttpMethod.Post, "/enterprise/upload-roster")
        {
            Headers = { { "Cookie", $"wm={officer.Token}; {cookie}" } },
            Content = new MultipartFormDataContent
            {
                { new StringContent(token), "__RequestVerificationToken" },
                { new StringContent(Guid.CreateVersion7().ToString()), "__key" },
                { new StringContent("WholeList"), "Input.Kind" },
                { new ByteArrayContent(Encoding.UTF8.GetBytes(Bench.Roster(5000))), "Input.File", "meibo.csv" },
            },
        };
        using var answer = await http.SendAsync(order);
        if ((int)answer.StatusCode is not (302 or 503))
        {
            throw new InvalidOperationException($"the roster was answered with {(int)answer.StatusCode}");
        }
    }

    private static async Task Guess(string gateway, int guesser)
    {
        using var http = new HttpClient { BaseAddress = new(gateway), Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await http.PostAsJsonAsync("use-cases/identity.sign-in", new { RequestId = Guid.CreateVersion7(), Command = new { Login = $"1284-{guesser:000}", Password = "まちがったパスワード" } }, Wire.Json);
    }

    private static int Handles(HostProcess process)
    {
        using var seen = Process.GetProcessById(process.Id);
        return seen.HandleCount;
    }
}
