using Npgsql;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Reservations;

/// <summary>The SQL that a purchase is measured against must stay able to run, and must write what a purchase writes.</summary>
public sealed class PurchaseFloorTests : IAsyncLifetime
{
    private static readonly string[] Written = ["tickets.reservation", "tickets.reservation_line", "tickets.purchase_count", "audit.entry"];
    private Shop shop = null!;

    public async Task InitializeAsync() => shop = await Shop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task The_floor_writes_wherever_a_purchase_writes()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering();
        await using var source = NpgsqlDataSource.Create(shop.Site.Superuser);
        var start = await Counts(source);
        await shop.Reserve(member, offering, adults: 1);
        var bought = await Counts(source);
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Load", "purchase.sql"));
        await using var floor = source.CreateCommand(script.Replace("':offering'", $"'{offering.Id}'", StringComparison.Ordinal));
        await floor.ExecuteNonQueryAsync();
        var after = await Counts(source);
        Assert.All(Written, (table, i) => Assert.True(bought[i] > start[i] && after[i] > bought[i], $"{table}: {start[i]}, {bought[i]} after a purchase, {after[i]} after the floor"));
    }

    private static async Task<long[]> Counts(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand($"select array[{string.Join(", ", Written.Select(t => $"(select count(*) from {t})"))}]");
        return (long[])(await command.ExecuteScalarAsync())!;
    }
}
