using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tests.Load;

/// <summary>The three hosts as processes on loopback, plain http: start, memory, page times, and what the hop to the Gateway costs.</summary>
internal static class Pages
{
    private const int Readers = 4;
    private const int Requests = 600;

    public static async Task Measure(Bench bench)
    {
        var full = await FullSite.Fill(bench);
        var (gatewayUrl, portalUrl, officeUrl) = (Hosts.Url(), Hosts.Url(), Hosts.Url());
        await using var gateway = await Hosts.Gateway(bench, gatewayUrl);
        await using var portal = await Hosts.Portal(portalUrl, gatewayUrl);
        await using var office = await Hosts.BackOffice(bench, officeUrl);
        await using var bare = await Bare(bench);

        using var plain = new PageReader(bare.Urls.First(), "");
        var floor = await Read(() => plain.Get("/", "チケット"));
        Bench.Print($"bare Kestrel + Npgsql page, {Readers} readers, median / p95", $"{At(floor, 50):0.0} / {At(floor, 95):0.0} ms");
        using var guest = new PageReader(portalUrl, "");
        using var member = new PageReader(portalUrl, $"wm={full.Member.Token}");
        using var officer = new PageReader(portalUrl, $"wm={full.Officer.Token}");
        using var clerk = new PageReader(officeUrl, $"wm-office={full.Clerk.Token}; wm-office-reason=case; wm-demo-card={FullSite.Card}");
        await clerk.OpenForm("/members/find");
        Bench.Print("pages at full size", $"{full.Members:N0} members, {full.Cases:N0} open cases");
        foreach (var (name, open) in new (string, Func<Task>)[]
        {
            ("list of tickets, guest", () => guest.Get("/tickets", "しおさい水族館")),
            ("home, member", () => member.Get("/home", "しおさい水族館")),
            ("what was bought, member", () => member.Get("/my/tickets", "しおさい水族館")),
            ("employees, officer of 900", () => officer.Get("/enterprise/members", "従業員の一覧")),
            ("inbox, clerk", () => clerk.Get("/inbox", "受信箱の一覧")),
            ("a case, clerk", () => clerk.Get($"/cases/{full.Case}", "申請と登録の照らし合わせ")),
            ("search for a member, clerk", () => clerk.Post("/members/find", "Input.Search", "サトウ イ", "見つかった会員")),
        })
        {
            var times = await Read(open);
            Bench.Print($"  {name}, median / p95", $"{At(times, 50):0.0} / {At(times, 95):0.0} ms; p95 is {At(times, 95) / At(floor, 95):0.0} times the bare page's");
        }
        await Hop(bench, gatewayUrl);
        foreach (var (name, process) in new[] { ("Portal", portal), ("Gateway", gateway), ("BackOffice", office) })
        {
            using var seen = Process.GetProcessById(process.Id);
            Bench.Print($"{name}: memory in use after that", $"{seen.WorkingSet64 / 1048576} MB");
        }
    }

    private static async Task Hop(Bench bench, string gateway)
    {
        using var http = new HttpClient { BaseAddress = new(gateway) };
        var envelope = new { RequestId = Guid.CreateVersion7(), Command = new { } };
        var (direct, hop) = await ByTurns(async () => await bench.Site.Guest.Do(new OfferingList()), async () =>
        {
            using var answer = await http.PostAsJsonAsync("use-cases/tickets.offering-list", envelope, Wire.Json);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        });
        Bench.Print("the same use case in process / over the wire, median", $"{At(direct, 50):0.00} / {At(hop, 50):0.00} ms; the hop costs {At(hop, 50) - At(direct, 50):0.00} ms");
    }

    /// <summary>The least that can show the same list: one statement, one string.</summary>
    private static async Task<WebApplication> Bare(Bench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Hosts.Url());
        var app = builder.Build();
        var source = NpgsqlDataSource.Create(bench.Addresses.Gateway);
        app.MapGet("/", async (HttpContext http) =>
        {
            await using var command = source.CreateCommand("select o.title, o.text, s.remaining from tickets.offering o join tickets.offering_stock s using (id) order by o.sale_from");
            await using var row = await command.ExecuteReaderAsync();
            var html = new StringBuilder("<!doctype html><html lang=ja><title>チケット</title><ul>");
            while (await row.ReadAsync())
            {
                html.Append(CultureInfo.InvariantCulture, $"<li>{HtmlEncoder.Default.Encode(row.GetString(0))} {HtmlEncoder.Default.Encode(row.GetString(1))} {row.GetInt32(2)}");
            }
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(html.Append("</ul>").ToString());
        });
        await app.StartAsync();
        return app;
    }

    public static async Task<double[]> Read(Func<Task> once)
    {
        for (var i = 0; i < 200; i++)
        {
            await once();
        }
        var times = new List<double>();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            for (var i = 0; i < Requests / Readers; i++)
            {
                var time = await Bench.Time(once);
                lock (times)
                {
                    times.Add(time.TotalMilliseconds);
                }
            }
        }));
        return [.. times.Order()];
    }

    /// <summary>One call of each in turn, so that both meet the same machine; the first 200 compile and do not count.</summary>
    private static async Task<(double[], double[])> ByTurns(Func<Task> one, Func<Task> other)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var i = 0; i < 600; i++)
        {
            var (a, b) = (await Bench.Time(one), await Bench.Time(other));
            if (i >= 200)
            {
                first.Add(a.TotalMilliseconds);
                second.Add(b.TotalMilliseconds);
            }
        }
        return ([.. first.Order()], [.. second.Order()]);
    }

    public static double At(double[] ordered, int percent) => ordered[Math.Min(ordered.Length - 1, ordered.Length * percent / 100)];
}
