using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Faults;

// Issue 2, section 5: whatever breaks in the middle of a purchase, the page says so and nothing is lost or doubled.
public sealed class PurchaseFaultTests : IAsyncLifetime
{
    private const string Reserve = "form[action='/tickets/reserve']";
    private const string Pay = "form[action^='/tickets/pay/']:not([action*=handler])";

    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start(
        services => services.AddHttpClient("StripeClient").ConfigureHttpClient(http => http.Timeout = TimeSpan.FromSeconds(3))); // as long as a real site waits

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task PostgreSQL_restarted_between_the_steps_costs_a_page_that_says_so_and_nothing_else()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var detail = await browser.Open($"/tickets/{offering.Id}");
        await CutAllConnections();
        var pay = await Browser.AfterPause(() => browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "1")));
        await CutAllConnections();
        var go = await Browser.AfterPause(() => browser.Send(pay, Pay));
        Assert.StartsWith("/payments/go/", go.Path, StringComparison.Ordinal);
        await CutAllConnections();
        await site.Provider.Pay(await OnlySession());
        await site.Provider.Deliver();
        await site.Provider.Deliver();
        await CutAllConnections();
        await site.Site.RunJobs(); // every job meets its broken connection
        await site.Site.RunJobs();
        var result = await Browser.AfterPause(() => browser.Open(pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal)));
        Assert.Contains("購入しました", result.Text, StringComparison.Ordinal);
        await AddsUp(offering, sold: 1);
    }

    [Fact]
    public async Task PostgreSQL_restarted_again_and_again_under_many_buyers_loses_and_doubles_nothing()
    {
        const int Buyers = 10;
        var offering = await site.World.Offering(capacity: Buyers);
        var members = await site.World.Members(Buyers);
        using var stop = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            for (var cuts = 0; cuts < 40 && !stop.IsCancellationRequested; cuts++)
            {
                await Task.Delay(60);
                await CutAllConnections();
            }
        });
        var browsers = members.Select(member => site.As(member.User)).ToArray(); // one after the other: the factory of hosts is not made for threads
        await Task.WhenAll(browsers.Select(mine => Task.Run(async () =>
        {
            using var browser = mine;
            var detail = await Browser.AfterPause(() => browser.Open($"/tickets/{offering.Id}"));
            var pay = await Browser.AfterPause(() => browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "1")));
            Assert.StartsWith("/payments/go/", (await Browser.AfterPause(() => browser.Send(pay, Pay))).Path, StringComparison.Ordinal);
        })));
        await stop.CancelAsync();
        await cutting;
        site.Site.Time.Advance(TimeSpan.FromSeconds(10));
        await Settle(); // pages whose call was cut off are opened now
        var sessions = (await site.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(Buyers, sessions.Length);
        var paying = Task.Run(async () =>
        {
            foreach (var session in sessions)
            {
                await site.Provider.Pay(session);
                await site.Provider.Deliver();
                await site.Site.RunJobs();
            }
        });
        while (!paying.IsCompleted)
        {
            await CutAllConnections();
            await Task.Delay(100);
        }
        await paying;
        for (var rounds = 0; rounds < 4; rounds++)
        {
            await Settle();
            site.Site.Time.Advance(TimeSpan.FromSeconds(45)); // what no event told is looked up
        }
        await AddsUp(offering, sold: Buyers);
    }

    [Fact]
    public async Task A_form_posted_again_over_a_broken_connection_makes_one_order()
    {
        var offering = await site.World.Offering();
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        for (var round = 1; round <= 6; round++)
        {
            var detail = await browser.Open($"/tickets/{offering.Id}");
            await browser.HangUp(detail, Reserve, TimeSpan.FromMilliseconds(round * 7), ("Input.Lines[0].Quantity", "1"));
            var pay = await browser.Send(detail, Reserve, ("Input.Lines[0].Quantity", "1"));
            Assert.StartsWith("/tickets/pay/", pay.Path, StringComparison.Ordinal);
            Assert.Equal(round, (await member.Do(new MyReservations())).Total);
        }
        Assert.Equal(6L, await Ask("select count(*) from tickets.reservation"));
    }

    [Fact]
    public async Task A_provider_that_is_slow_is_waited_for_in_words_and_makes_one_page()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), Reserve, ("Input.Lines[0].Quantity", "1"));
        await site.Provider.Fault("delay", "POST", "/v1/checkout/sessions", delayMs: 4000);
        var go = await browser.Send(pay, Pay);
        Assert.Equal((HttpStatusCode.OK, "支払いを確かめています"), (go.Status, go.Heading));
        Assert.Contains("この画面を閉じても大丈夫です", go.Text, StringComparison.Ordinal);
        Assert.Contains("支払いを確かめています", (await browser.Open(pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        for (var tries = 0; (await site.Provider.Sessions()).GetArrayLength() == 0; tries++)
        {
            Assert.True(tries < 300, "the slow call does not end");
            await Task.Delay(100);
        }
        await Task.Delay(300); // and whoever gave up on it is gone
        site.Site.Time.Advance(TimeSpan.FromSeconds(9));
        await site.Site.RunJobs();
        Assert.Equal("決済会社の画面へ進みます", (await browser.Open(go.Path)).Heading);
        Assert.Equal(1, (await site.Provider.Sessions()).GetArrayLength());
        await site.Provider.Pay(await OnlySession());
        await site.Settle();
        await AddsUp(offering, sold: 1);
    }

    [Fact]
    public async Task A_purchase_does_not_wait_for_a_mail_server_that_is_down_and_its_mail_is_kept()
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member(form: new() { FamilyName = "山田", GivenName = "花子", FamilyKana = "ヤマダ", GivenKana = "ハナコ", BornOn = "1990-05-04", HiredOn = "2015-04-01", Mail = "hanako@example.jp" })).User);
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), Reserve, ("Input.Lines[0].Quantity", "1"));
        await browser.Send(pay, Pay);
        await site.Provider.Pay(await OnlySession());
        await site.Settle();
        Assert.Contains("購入しました", (await browser.Open(pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        const string Waiting = "select attempts::bigint from kernel.outbox where kind = 'mail.ticket-bought' and state = 'pending'";
        Assert.Equal(1L, await Ask(Waiting));
        site.Site.Time.Advance(TimeSpan.FromSeconds(16));
        await site.Site.RunJobs();
        Assert.Equal(2L, await Ask(Waiting));
    }

    private async Task Settle()
    {
        await site.Provider.Deliver();
        await site.Site.RunJobs();
        await site.Site.RunJobs();
    }

    private async Task<string> OnlySession() => Assert.Single((await site.Provider.Sessions()).EnumerateArray()).GetProperty("id").GetString()!;

    /// <summary>As a restart does: every connection of the product ends, whatever it was doing.</summary>
    private Task<long> CutAllConnections() => Ask(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    /// <summary>Sold, paid, delivered and left over tell one story, at the provider too.</summary>
    private async Task AddsUp(OfferingOnSale offering, int sold)
    {
        Assert.Equal((long)sold, await Ask("select count(*) from tickets.reservation"));
        Assert.Equal((long)sold, await Ask($"select count(*) from tickets.reservation where state = '{nameof(OrderState.Paid)}'"));
        Assert.Equal((long)sold, await Ask("select count(*) from tickets.pass"));
        Assert.Equal((long)sold, await Ask("select count(*) from payments.payment where state = 'Captured'"));
        Assert.Equal((long)sold, await Ask($"select (capacity - remaining)::bigint from tickets.offering_stock where id = '{offering.Id}'"));
        Assert.Equal((long)sold, await Ask("select coalesce(sum(taken), 0)::bigint from tickets.purchase_count where scope_id in (select id from members.member)"));
        Assert.Equal((long)sold, await Ask("select count(*) from kernel.outbox where kind = 'mail.ticket-bought'"));
        var ledger = await site.Provider.Ledger();
        Assert.Equal((sold * 1600L, 0L), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
    }

    private async Task<long> Ask(string sql)
    {
        await using var database = new NpgsqlConnection(site.Site.Superuser);
        await database.OpenAsync();
        await using var ask = new NpgsqlCommand(sql, database);
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
