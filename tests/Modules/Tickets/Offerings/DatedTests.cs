using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Offerings;

/// <summary>Source: FEATURES TIC-01, dated ticket.</summary>
public sealed class DatedTests : IAsyncLifetime
{
    private Shop shop = null!;

    public async Task InitializeAsync() => shop = await Shop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Day_hour_and_seat_stand_on_the_offering_the_purchase_and_the_pass()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(kind: TicketKind.Dated);
        var day = Clock.DayOf(shop.Site.Time.Now).AddDays(60);
        var expected = new Showing(day, new(18, 30), "1階 自由席");
        Assert.Equal((expected, day), ((await member.Do(new OfferingDetail(offering.Id))).Showing, (await member.Do(new OfferingDetail(offering.Id))).UseUntil));
        var order = await shop.Buy(member, offering);
        Assert.Equal(expected, (await member.Do(new MyReservation(order))).Showing);
        Assert.Equal(expected, (await member.Do(new MyPasses(order))).Showing);
        Assert.Null((await member.Do(new OfferingDetail((await shop.World.Offering()).Id))).Showing);
    }

    [Fact]
    public async Task A_dated_ticket_needs_its_day_and_is_sold_until_then_at_most()
    {
        var staff = await shop.World.Clerk();
        var row = (await staff.Do(new OfferingBoard((await shop.World.Offering()).Id))).Rows[0];
        SaveOffering With(SaveOffering.Performance? held) => new(
            row.Id, row.Version, row.Title, row.Text, TicketKind.Dated, row.Place, row.Picture, row.SaleFrom, row.SaleUntil, row.UseUntil, row.ReturnDays,
            row.LimitPerMember, row.LimitPerHousehold, row.LimitPeriod, row.Capacity, row.Prices, held);
        Assert.Equal("tickets-no-day", (await staff.Run(With(null))).Refusal?.Code);
        Assert.Equal("tickets-seat-too-long", (await staff.Run(With(new(row.UseUntil, null, new string('席', 61))))).Refusal?.Code);
        Assert.Equal("tickets-use-before-sale", (await staff.Run(With(new(Clock.DayOf(row.SaleUntil).AddDays(-2), null, "")))).Refusal?.Code);
        await staff.Do(With(new(row.UseUntil, null, "")));
        Assert.Equal(new(row.UseUntil, null, ""), (await staff.Do(new OfferingBoard(row.Id))).Rows[0].Held);
    }

    [Fact]
    public async Task It_is_given_back_until_the_day_before_and_not_after_it_was_used()
    {
        var offering = await shop.World.Offering(kind: TicketKind.Dated, returnDays: 100, until: shop.Site.Time.Now.AddDays(59));
        var member = await shop.World.Member();
        var order = await shop.Buy(member, offering);
        var other = await shop.Buy(member, offering);
        shop.Site.Time.Advance(TimeSpan.FromDays(59));
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal(OrderState.Refunding, (await member.Do(new CancelReservation(other))).State);
        shop.Site.Time.Advance(TimeSpan.FromDays(1));
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.False((await member.Do(new MyReservation(order))).MayCancel);
        Assert.Equal("tickets-return-over", (await member.Run(new CancelReservation(order))).Refusal?.Code);
    }
}
