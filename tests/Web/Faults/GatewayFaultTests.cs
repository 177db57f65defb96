using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Payments;
using WelfareMutual.Tests.Support.Processes;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Faults;

// Issue 2, section 5: the Gateway is a process of its own here, and is killed.
public sealed class GatewayFaultTests : IAsyncLifetime
{
    private readonly int port = HostProcess.FreePort();
    private PaymentProvider provider = null!;
    private Site site = null!;
    private World world = null!;
    private HostProcess gateway = null!;
    private WebApplicationFactory<Host.Portal.Program> portal = null!;

    public async Task InitializeAsync()
    {
        provider = await PaymentProvider.Start();
        site = await Site.Start(provider.Settings);
        site.Time.Now = TimeProvider.System.GetUtcNow(); // the process has no clock that a test turns
        await provider.ReportTo(site);
        world = new World(site);
        await StartGateway();
        portal = new WebApplicationFactory<Host.Portal.Program>().WithWebHostBuilder(host =>
            host.UseEnvironment("Development").UseContentRoot(AppContext.BaseDirectory).UseSetting("WM:Gateway:Url", $"http://localhost:{port}/"));
    }

    public async Task DisposeAsync()
    {
        await portal.DisposeAsync();
        await gateway.DisposeAsync();
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task A_gateway_killed_before_an_answer_and_between_commit_and_the_call_to_the_provider_ends_in_one_paid_order()
    {
        var offering = await world.Offering();
        var member = await world.Member();
        using var browser = Browser.Of(portal, "__Host-wm", member.User.Token);
        var detail = await browser.Open($"/tickets/{offering.Id}");

        await gateway.DisposeAsync();
        var down = await browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
        Assert.Contains("もう一度", down.Text, StringComparison.Ordinal);
        await StartGateway();
        var pay = await Browser.AfterPause(() => browser.Send(detail, "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "1")));
        Assert.StartsWith("/tickets/pay/", pay.Path, StringComparison.Ordinal);

        await provider.Fault("delay", "POST", "/v1/checkout/sessions", delayMs: 6000);
        var paying = browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])");
        while (await Ask("select count(*) from payments.payment") == 0 && !paying.IsCompleted)
        {
            await Task.Delay(20);
        }
        await gateway.DisposeAsync(); // committed, and the provider has not answered
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await paying).Status);
        Assert.Equal(1, await Ask("select count(*) from kernel.outbox where kind = 'payment.open' and state = 'pending'"));
        Assert.Equal(1, await Ask("select count(*) from payments.payment where state = 'Opening'"));

        await StartGateway();
        var waiting = await Browser.AfterPause(() => browser.Open(pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal)));
        Assert.Contains("支払いを確かめています", waiting.Text, StringComparison.Ordinal);
        await Task.Delay(6100); // the provider's slow answer goes to nobody
        for (var turn = 1; turn <= 10 && await Ask("select count(*) from payments.payment where state = 'Opening'") > 0; turn++)
        {
            site.Time.Now = TimeProvider.System.GetUtcNow().AddSeconds(16 * turn);
            await site.RunJobs();
        }
        var session = Assert.Single((await provider.Sessions()).EnumerateArray()).GetProperty("id").GetString()!;
        Assert.Equal("決済会社の画面へ進みます", (await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])")).Heading);
        Assert.Single((await provider.Sessions()).EnumerateArray());

        await provider.Pay(session);
        await provider.Deliver();
        await site.RunJobs();
        await site.RunJobs();
        Assert.Contains("購入しました", (await browser.Open(waiting.Path)).Text, StringComparison.Ordinal);
        Assert.Equal((1, OrderState.Paid), ((await member.Do(new MyReservations())).Total, (await member.Do(new MyReservations())).Rows[0].State));
        Assert.Equal(1600, (await provider.Ledger()).GetProperty("captured").GetInt64());
        Assert.Equal(1, await Ask("select count(*) from tickets.pass"));
    }

    private async Task StartGateway()
    {
        var settings = provider.Settings.Select(s => KeyValuePair.Create(s.Item1, s.Item2)).Concat(
        [
            KeyValuePair.Create("WM:Database", site.Addresses.Gateway), KeyValuePair.Create("WM:Keys", site.Addresses.GatewayKeys),
            KeyValuePair.Create("ASPNETCORE_URLS", $"http://localhost:{port}"),
        ]);
        gateway = HostProcess.Start("Host.Gateway", "Development", settings);
        using var http = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
        await gateway.Answers(http, "/health");
    }

    private async Task<long> Ask(string sql)
    {
        await using var database = new NpgsqlConnection(site.Superuser);
        await database.OpenAsync();
        await using var ask = new NpgsqlCommand(sql, database);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
