using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Load;

/// <summary>Many members want few tickets; and how far a purchase is from the least that the database must do for one.</summary>
internal static class Purchases
{
    private const int Buyers = 2000;
    private const int Tickets = 100;

    public static async Task Measure(Bench bench)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await bench.File(await bench.Officer(await bench.Enterprise()), 700);
        }
        await bench.Site.RunJobs();
        var buyers = new List<SiteUser>();
        foreach (var id in await bench.Query<Guid>($"select id from members.member order by number limit {Buyers}"))
        {
            buyers.Add(await bench.Site.Member(id));
        }
        await Buy(bench, buyers.Take(50), await bench.World.Offering(capacity: 50)); // the first calls compile
        var rush = await bench.World.Offering(capacity: Tickets);
        var (rushed, sold) = await Buy(bench, buyers, rush);
        var left = (await bench.Query<int>($"select remaining from tickets.offering_stock where id = '{rush.Id}'"))[0];
        var orders = (await bench.Query<long>($"select coalesce(sum(quantity), 0) from tickets.reservation where offering_id = '{rush.Id}'"))[0];
        if (buyers.Count != Buyers || sold != Tickets || left != 0 || orders != Tickets)
        {
            throw new InvalidOperationException($"{buyers.Count} buyers, {sold} told that they bought, {orders} orders, {left} left");
        }
        Bench.Print($"{Buyers} members at once for {Tickets} tickets: sold exactly", $"{orders}, in {rushed.TotalSeconds:0.0} s ({Buyers / rushed.TotalSeconds:0} answers/s)");
        var plenty = await bench.World.Offering(capacity: Buyers);
        var (bought, all) = await Buy(bench, buyers, plenty);
        var perSecond = all / bought.TotalSeconds;
        Bench.Print($"{all} purchases of one offering, {Bench.Clients} connections", $"{perSecond:0} purchases/s");
        var floor = await Floor(bench, (await bench.World.Offering(capacity: 10_000_000)).Id);
        Bench.Print("pgbench, the same rows of one offering (tests/Load/purchase.sql)", $"{floor:0} transactions/s; the product takes {floor / perSecond:0.0} times as long");
    }

    private static async Task<(TimeSpan, int)> Buy(Bench bench, IEnumerable<SiteUser> buyers, OfferingOnSale offering)
    {
        Outcome<ReserveTickets.Result>[] outcomes = [];
        var time = await Bench.Time(async () => outcomes = await Task.WhenAll(buyers.Select(b =>
            Task.Run(() => b.Run(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card), Guid.CreateVersion7())))));
        var odd = outcomes.FirstOrDefault(o => !o.Succeeded && o.Refusal!.Code != "tickets-sold-out");
        return odd is null ? (time, outcomes.Count(o => o.Succeeded)) : throw new InvalidOperationException(odd.Refusal!.Code);
    }

    private static async Task<double> Floor(Bench bench, Guid offering)
    {
        var to = new NpgsqlConnectionStringBuilder(bench.Superuser);
        var folder = Environment.GetEnvironmentVariable("WM_PG_BIN");
        var start = new ProcessStartInfo(folder is null ? "pgbench" : Path.Combine(folder, "pgbench"),
        [
            "-n", "-c", $"{Bench.Clients}", "-j", "2", "-T", "10", "-D", $"offering={offering}", "-f", Path.Combine(AppContext.BaseDirectory, "purchase.sql"),
            "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
        ]) { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var pgbench = Process.Start(start)!;
        var words = await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        return double.Parse(Regex.Match(words, @"tps = ([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
