using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Reservations;

public sealed class BuyingTests : IAsyncLifetime
{
    private Shop shop = null!;
    private Resident member = null!;

    public async Task InitializeAsync()
    {
        shop = await Shop.Open();
        member = await shop.World.Member();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Tickets_bought_by_card_become_passes_with_codes_of_their_own()
    {
        var offering = await shop.World.Offering(capacity: 10);
        var reservation = await shop.Reserve(member, offering, adults: 2, children: 1);
        Assert.Equal(7, await shop.Left(offering));
        var session = await shop.GoToPay(member, reservation);
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));

        await shop.Provider.Pay(session);
        await shop.Settle();

        var bought = await member.Do(new MyReservation(reservation));
        Assert.Equal((OrderState.Paid, new Yen(4000), PaymentState.Captured), (bought.State, bought.Amount, bought.Payment));
        var passes = (await member.Do(new MyPasses(reservation))).Passes;
        Assert.Equal(["大人", "大人", "こども"], passes.Select(p => p.Name));
        Assert.Equal(3, passes.Select(p => p.Code).Distinct().Count());
        Assert.All(passes, p => Assert.Matches("^[2-9A-HJ-NP-Z]{16}$", p.Code));
        Assert.Equal(7, await shop.Left(offering));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from kernel.outbox where kind = 'mail.ticket-bought' and object_id = $1", reservation));
    }

    [Fact]
    public async Task A_store_number_keeps_the_tickets_until_the_money_comes()
    {
        var offering = await shop.World.Offering();
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        var session = await shop.GoToPay(member, reservation);
        await shop.Provider.TakeStoreNumber(session);
        await shop.Settle();
        var waiting = await member.Do(new MyReservation(reservation));
        Assert.Equal((OrderState.Awaiting, PaymentState.Pending), (waiting.State, waiting.Payment));
        Assert.Equal(new DateTimeOffset(2026, 10, 16, 15, 0, 0, TimeSpan.Zero), waiting.HoldUntil);

        shop.Site.Time.Advance(TimeSpan.FromDays(2));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Awaiting, await shop.StateOf(await Again(), reservation));
        await shop.Provider.Pay(session, "konbini");
        await shop.Settle();
        Assert.Equal(OrderState.Paid, await shop.StateOf(await Again(), reservation));
    }

    [Fact]
    public async Task A_store_number_nobody_paid_gives_the_tickets_back()
    {
        var offering = await shop.World.Offering(capacity: 5);
        var reservation = await shop.Reserve(member, offering, adults: 2, method: PaymentMethod.ConvenienceStore);
        await shop.Provider.TakeStoreNumber(await shop.GoToPay(member, reservation));
        await shop.Settle();
        shop.Site.Time.Advance(TimeSpan.FromDays(4));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Lapsed, await shop.StateOf(await Again(), reservation));
        Assert.Equal(5, await shop.Left(offering));
    }

    [Fact]
    public async Task Another_way_to_pay_may_be_chosen_while_the_tickets_are_held()
    {
        var offering = await shop.World.Offering();
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        await shop.Provider.TakeStoreNumber(await shop.GoToPay(member, reservation));
        await shop.Settle();
        var card = await shop.GoToPay(member, reservation, PaymentMethod.Card);
        await shop.Settle(); // the store number is taken back; the reservation must not fall with it
        Assert.Equal(OrderState.Awaiting, await shop.StateOf(member, reservation));
        await shop.Provider.Pay(card);
        await shop.Settle();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
    }

    [Fact]
    public async Task What_costs_nothing_is_bought_without_a_payment()
    {
        var offering = await shop.World.Offering(price: 0, capacity: 5);
        var reservation = await shop.Reserve(member, offering, adults: 2);
        Assert.Null((await member.Do(new PayReservation(reservation))).PaymentId);
        Assert.Equal(2, (await member.Do(new MyPasses(reservation))).Passes.Count);
        Assert.Equal(OrderState.Cancelled, (await member.Do(new CancelReservation(reservation))).State); // nothing was paid
        Assert.Equal(5, await shop.Left(offering));
    }

    [Fact]
    public async Task Another_members_purchase_is_not_found()
    {
        var reservation = await shop.Buy(member, await shop.World.Offering());
        var other = await shop.World.Member();
        Assert.Equal(Refusal.NotFound, (await other.Run(new MyReservation(reservation))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new MyPasses(reservation))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new PayReservation(reservation))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new CancelReservation(reservation))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new ExtendHold(reservation))).Refusal);
        Assert.Equal(Refusal.SignInNeeded, (await shop.Site.Guest.Run(new MyReservation(reservation))).Refusal);
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
    }

    private async Task<Resident> Again() => member with { User = await shop.Site.Member(member.Id) };
}
