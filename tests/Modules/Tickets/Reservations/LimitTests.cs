using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Reservations;

public sealed class LimitTests : IAsyncLifetime
{
    private Shop shop = null!;

    public async Task InitializeAsync() => shop = await Shop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task The_first_second_of_a_sale_belongs_to_it_and_its_last_instant_does_not()
    {
        var open = new DateTimeOffset(2026, 10, 14, 10, 0, 0, TimeSpan.FromHours(9)).ToUniversalTime();
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(from: open, until: open.AddHours(1));
        shop.Site.Time.Now = open.AddSeconds(-1);
        var visitor = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal("tickets-sale-not-yet", (await shop.TryReserve(visitor, offering)).Refusal?.Code);
        shop.Site.Time.Now = open;
        Assert.True((await shop.TryReserve(visitor, offering)).Succeeded);
        shop.Site.Time.Now = open.AddHours(1).AddSeconds(-1);
        visitor = member with { User = await shop.Site.Member(member.Id) };
        Assert.True((await shop.TryReserve(visitor, offering)).Succeeded);
        shop.Site.Time.Now = open.AddHours(1);
        Assert.Equal("tickets-sale-over", (await shop.TryReserve(visitor, offering)).Refusal?.Code);
    }

    [Fact]
    public async Task A_second_reservation_counts_towards_the_limit()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(perMember: 4, perHousehold: 6);
        await shop.Reserve(member, offering, adults: 3);
        Assert.Equal(1, (await member.Do(new OfferingDetail(offering.Id))).Left);
        Assert.Equal("tickets-limit-reached", (await shop.TryReserve(member, offering, 2)).Refusal?.Code);
        Assert.True((await shop.TryReserve(member, offering, 1)).Succeeded);
        Assert.Equal(0, (await member.Do(new OfferingDetail(offering.Id))).Left);
    }

    [Fact]
    public async Task A_household_counts_together()
    {
        var (wife, husband) = await shop.World.Couple();
        var offering = await shop.World.Offering(perMember: 4, perHousehold: 6);
        await shop.Reserve(wife, offering, adults: 4);
        Assert.Equal(2, (await husband.Do(new OfferingDetail(offering.Id))).Left);
        Assert.Equal("tickets-limit-reached", (await shop.TryReserve(husband, offering, 3)).Refusal?.Code);
        await shop.Reserve(husband, offering, adults: 2);
        await wife.Do(new CancelReservation((await wife.Do(new MyReservations())).Rows[0].Id));
        Assert.True((await shop.TryReserve(husband, offering, 2)).Succeeded);
        Assert.Equal(96, await shop.Left(offering));
    }

    [Fact]
    public async Task Two_devices_of_one_household_cannot_both_take_the_last_one_allowed()
    {
        var (wife, husband) = await shop.World.Couple();
        var offering = await shop.World.Offering(perMember: 2, perHousehold: 2);
        for (var round = 0; round < 5; round++)
        {
            var tries = await Task.WhenAll(shop.TryReserve(wife, offering, 2), shop.TryReserve(husband, offering, 2));
            var won = Assert.Single(tries, t => t.Succeeded);
            Assert.Equal("tickets-limit-reached", Assert.Single(tries, t => !t.Succeeded).Refusal?.Code);
            Assert.Equal(98, await shop.Left(offering));
            var owner = tries[0] == won ? wife : husband;
            await owner.Do(new CancelReservation(won.Value.ReservationId));
        }
    }

    [Fact]
    public async Task Of_two_members_one_gets_the_last_ticket()
    {
        var (first, second) = (await shop.World.Member(), await shop.World.Member());
        for (var round = 0; round < 5; round++)
        {
            var offering = await shop.World.Offering(capacity: 1);
            var tries = await Task.WhenAll(shop.TryReserve(first, offering), shop.TryReserve(second, offering));
            Assert.Single(tries, t => t.Succeeded);
            Assert.Equal("tickets-sold-out", Assert.Single(tries, t => !t.Succeeded).Refusal?.Code);
            Assert.Equal(0, await shop.Left(offering));
        }
    }

    [Fact]
    public async Task Of_two_hundred_buyers_at_once_twenty_get_the_twenty_tickets()
    {
        var offering = await shop.World.Offering(capacity: 20);
        var buyers = await shop.World.Members(200);
        var tries = await Task.WhenAll(buyers.Select(b => Task.Run(() => shop.TryReserve(b, offering))));
        Assert.Equal(20, tries.Count(t => t.Succeeded));
        Assert.All(tries.Where(t => !t.Succeeded), t => Assert.Equal("tickets-sold-out", t.Refusal?.Code));
        Assert.Equal(20, tries.Where(t => t.Succeeded).Select(t => t.Value.Number).Distinct().Count());
        Assert.Equal(0, await shop.Left(offering));
    }

    [Fact]
    public async Task One_form_posted_twice_makes_one_reservation()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering();
        var key = Guid.CreateVersion7();
        var posts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.TryReserve(member, offering, 1, key)));
        Assert.Single(posts.Select(p => p.Value.ReservationId).Distinct());
        Assert.Equal(99, await shop.Left(offering));
        Assert.Equal(Refusal.KeyReused, (await shop.TryReserve(member, offering, 2, key)).Refusal);

        var signedInAgain = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal(posts[0].Value, (await shop.TryReserve(signedInAgain, offering, 1, key)).Value);
        Assert.Equal(99, await shop.Left(offering));
    }

    [Fact]
    public async Task Prices_classes_and_quantities_of_the_form_are_not_believed()
    {
        var member = await shop.World.Member();
        var (offering, other) = (await shop.World.Offering(), await shop.World.Offering());
        async Task<string?> Refused(params ReserveTickets.Line[] lines) => (await member.Run(new ReserveTickets(offering.Id, lines, default))).Refusal?.Code;
        Assert.Equal("tickets-nothing-chosen", await Refused(new ReserveTickets.Line(offering.Adult, 0)));
        Assert.Equal("tickets-unknown-price-class", await Refused(new ReserveTickets.Line(other.Adult, 1)));
        Assert.Equal("tickets-unknown-price-class", await Refused(new ReserveTickets.Line(offering.Adult, -1), new ReserveTickets.Line(offering.Child, 2)));
        Assert.Equal("tickets-unknown-price-class", await Refused(new ReserveTickets.Line(offering.Adult, 1), new ReserveTickets.Line(offering.Adult, 1)));
        Assert.Equal("tickets-too-many", await Refused(new ReserveTickets.Line(offering.Adult, int.MaxValue), new ReserveTickets.Line(offering.Child, int.MaxValue)));
        Assert.Equal(100, await shop.Left(offering));
    }
}
