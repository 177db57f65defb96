using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Load;

/// <summary>Many members want few tickets; and how far a purchase is from the least that the database must do for one.</summary>
internal static class Purchases
{
    private const int Buyers = 2000;
    private const int Tickets = 100;

    public static async Task Measure(Bench bench)
    {
        bench.Site.Time.Now = TimeProvider.System.GetUtcNow().AddDays(-50); // who is registered today is a member from next month
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await bench.File(await bench.Officer(await bench.Enterprise()), 700);
        }
        bench.Site.Time.Now = TimeProvider.System.GetUtcNow();
        await bench.Site.RunJobs();
        var buyers = await bench.SignedIn(Buyers);
        var (gatewayUrl, portalUrl) = (Hosts.Url(), Hosts.Url());
        await using var gateway = await Hosts.Gateway(bench, gatewayUrl);
        await using var portal = await Hosts.Portal(portalUrl, gatewayUrl);
        using var shop = new Storefront(portalUrl);
        await Buy(shop, buyers.Take(200), await bench.World.Offering(capacity: 200)); // the first calls compile
        var rush = await bench.World.Offering(capacity: Tickets);
        var (rushed, sold) = await Buy(shop, buyers, rush);
        var left = (await bench.Query<int>($"select remaining from tickets.offering_stock where id = '{rush.Id}'"))[0];
        var orders = (await bench.Query<long>($"select coalesce(sum(quantity), 0) from tickets.reservation where offering_id = '{rush.Id}'"))[0];
        if (buyers.Length != Buyers || sold != Tickets || left != 0 || orders != Tickets)
        {
            throw new InvalidOperationException($"{buyers.Length} buyers, {sold} told that they bought, {orders} orders, {left} left");
        }
        Bench.Print($"{Buyers} members at once for {Tickets} tickets: sold exactly", $"{orders}, in {rushed.TotalSeconds:0.0} s ({Buyers / rushed.TotalSeconds:0} answers/s)");
        var plenty = await bench.World.Offering(capacity: Buyers);
        var (bought, all) = await Buy(shop, buyers, plenty);
        var perSecond = all / bought.TotalSeconds;
        Bench.Print($"{all} purchases of one offering through Portal and Gateway, {Bench.Clients} database connections", $"{perSecond:0} purchases/s");
        var floor = await Floor(bench, (await bench.World.Offering(capacity: 100_000)).Id);
        Bench.Print("pgbench, the same rows of one offering (tests/Load/purchase.sql)", $"{floor:0} transactions/s; the product takes {floor / perSecond:0.0} times as long");
    }

    private static async Task<(TimeSpan, int)> Buy(Storefront shop, IEnumerable<SiteUser> buyers, OfferingOnSale offering)
    {
        await shop.Open(offering, buyers.First());
        string[] answers = [];
        var time = await Bench.Time(async () => answers = await Task.WhenAll(buyers.Select(b => Task.Run(() => shop.Buy(offering, b)))));
        var odd = answers.Where(a => a is not ("bought" or "sold out")).GroupBy(a => a).Select(a => $"{a.Count()} times {a.Key}").ToArray();
        return odd.Length == 0 ? (time, answers.Count(a => a == "bought")) : throw new InvalidOperationException(string.Join(", ", odd));
    }

    private static Task<double> Floor(Bench bench, Guid offering) =>
        PgBench.Run(bench.Superuser, Path.Combine(AppContext.BaseDirectory, "purchase.sql"), $"offering={offering}");
}
