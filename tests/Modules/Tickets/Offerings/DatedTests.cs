using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
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
        var eve = new SaveOffering.Performance(Clock.DayOf(row.SaleUntil).AddDays(-1), null, "");
        Assert.Equal("tickets-use-before-sale", (await staff.Run(With(eve))).Refusal?.Code); // the sale ends at noon, one day after
        Assert.Equal("tickets-use-before-sale", (await staff.Run(With(eve) with { SaleUntil = Clock.StartOf(eve.Day.AddDays(1)).AddSeconds(1) })).Refusal?.Code);
        Assert.Equal(Refusal.Stale, (await staff.Run(With(eve) with { Version = -1, SaleUntil = Clock.StartOf(eve.Day.AddDays(1)) })).Refusal); // until 24:00 the draft is good
        await staff.Do(With(new(row.UseUntil, null, "")));
        Assert.Equal(new(row.UseUntil, null, ""), (await staff.Do(new OfferingBoard(row.Id))).Rows[0].Held);
    }

    [Fact]
    public async Task What_kind_it_is_stays_when_somebody_ordered_it()
    {
        var (staff, offering) = (await shop.World.Clerk(), await shop.World.Offering());
        await shop.Reserve(await shop.World.Member(), offering);
        var row = (await staff.Do(new OfferingBoard(offering.Id))).Rows[0];
        var dated = new SaveOffering(
            row.Id, row.Version, row.Title, row.Text, TicketKind.Dated, row.Place, row.Picture, row.SaleFrom, row.SaleUntil, row.UseUntil, row.ReturnDays,
            row.LimitPerMember, row.LimitPerHousehold, row.LimitPeriod, row.Capacity, row.Prices, new(row.UseUntil, null, ""));
        Assert.Equal("tickets-kind-fixed", (await staff.Run(dated)).Refusal?.Code);
    }

    [Fact]
    public async Task A_store_can_be_chosen_while_its_money_can_come_before_the_day_and_its_number_ends_on_the_eve()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(kind: TicketKind.Dated, capacity: 10);
        var order = Shop.Order(offering, method: PaymentMethod.ConvenienceStore);
        await HeldOn(offering, new(2026, 10, 14));
        Assert.False((await member.Do(new OfferingDetail(offering.Id))).StoreInTime);
        Assert.Equal("payments-too-near-for-store", (await member.Run(order)).Refusal?.Code);
        Assert.Equal(10, await shop.Left(offering));
        var byCard = await shop.Reserve(member, offering);
        Assert.False((await member.Do(new MyReservation(byCard))).StoreInTime);
        Assert.Equal("payments-too-near-for-store", (await member.Run(new PayReservation(byCard, PaymentMethod.ConvenienceStore))).Refusal?.Code);
        Assert.NotNull((await member.Do(new PayReservation(byCard))).PaymentId);

        await HeldOn(offering, new(2026, 10, 15));
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        await shop.Provider.TakeStoreNumber(await shop.GoToPay(member, reservation));
        await shop.Settle();
        Assert.Equal(Clock.StartOf(new(2026, 10, 15)), (await member.Do(new MyReservation(reservation))).HoldUntil);
    }

    [Fact]
    public async Task Nothing_is_sold_after_the_last_day_it_can_be_used()
    {
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(kind: TicketKind.Dated);
        await HeldOn(offering, new(2026, 10, 12));
        Assert.Equal("tickets-sale-over", (await shop.TryReserve(member, offering)).Refusal?.Code);
        await HeldOn(offering, new(2026, 10, 13));
        Assert.True((await shop.TryReserve(member, offering)).Succeeded);
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

    private Task<object> HeldOn(OfferingOnSale offering, DateOnly day) =>
        shop.Ask<object>("update tickets.offering set held_on = $2, use_until = $2 where id = $1", offering.Id, day);
}
