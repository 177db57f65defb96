using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Collecting;

/// <summary>Money against the sandbox, with a ticket's order as the thing that is paid for.</summary>
public sealed class CollectingTests : IAsyncLifetime
{
    private Shop shop = null!;
    private Resident member = null!;
    private OfferingOnSale offering = null!;

    public async Task InitializeAsync()
    {
        shop = await Shop.Open();
        member = await shop.World.Member();
        offering = await shop.World.Offering();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_lost_event_is_found_by_looking()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Pay(await shop.GoToPay(member, reservation));
        await shop.Site.RunJobs(); // no event came; it is too early to look
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
        shop.Site.Time.Advance(TimeSpan.FromMinutes(1));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
    }

    [Fact]
    public async Task Money_that_a_store_takes_on_the_last_of_sixty_days_is_found_without_its_event()
    {
        var system = await shop.Site.Staff(StaffRole.System);
        EnterRule Days(int days) => new("tickets.hold", $$"""{"minutes":15,"extensionMinutes":15,"storeDays":{{days}}}""", Clock.DayOf(shop.Site.Time.Now), false);
        Assert.Equal("payments-store-days", (await system.Run(Days(0))).Refusal?.Code);
        Assert.Equal("payments-store-days", (await system.Run(Days(61))).Refusal?.Code);
        await system.Do(Days(60));
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        var session = await shop.GoToPay(member, reservation);
        await shop.Provider.TakeStoreNumber(session);
        await shop.Settle();
        shop.Site.Time.Advance(TimeSpan.FromDays(60));
        await shop.Provider.Pay(session, "konbini");
        Assert.True((await shop.Site.Job(new SweepPayments())).Value.Found);
        Assert.Equal(OrderState.Paid, await shop.StateOf(member with { User = await shop.Site.Member(member.Id) }, reservation));
    }

    [Fact]
    public async Task Events_repeated_and_out_of_order_pay_once()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Pay(await shop.GoToPay(member, reservation));
        await shop.Settle(times: 3, seed: 7);
        await shop.Settle(times: 2, seed: 8);
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from tickets.pass where reservation_id = $1", reservation));
        Assert.Equal(0, await shop.Ask<long>("select count(*) from payments.provider_event where applied_at is null"));
        var ledger = await shop.Provider.Ledger();
        Assert.Equal((1600, 0), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
    }

    [Fact]
    public async Task Paid_twice_the_second_goes_back()
    {
        var reservation = await shop.Reserve(member, offering);
        var card = await shop.GoToPay(member, reservation);
        var store = await shop.GoToPay(member, reservation, PaymentMethod.ConvenienceStore);
        Assert.NotEqual(card, store);
        await shop.Provider.TakeStoreNumber(store);
        await shop.Provider.Pay(store, "konbini");
        await shop.Provider.Pay(card);
        await shop.Settle();
        await shop.Settle();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
        var ledger = await shop.Provider.Ledger();
        Assert.Equal((3200, 1600), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from payments.payment where order_id = $1 and state = 'Captured'", reservation));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_asked_again_and_makes_one_page()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Fault("drop_answer", "POST", "/v1/checkout/sessions");
        var payment = (await member.Do(new PayReservation(reservation))).PaymentId!.Value;
        var unsure = await member.Do(new PaymentPage(payment));
        Assert.Equal((PaymentState.Opening, null), (unsure.State, unsure.PageUrl));
        Assert.Equal(payment, (await member.Do(new PayReservation(reservation))).PaymentId);

        shop.Site.Time.Advance(TimeSpan.FromSeconds(9));
        await shop.Site.RunJobs();
        var open = await member.Do(new PaymentPage(payment));
        Assert.Equal(PaymentState.Open, open.State);
        Assert.NotNull(open.PageUrl);
        Assert.Equal(1, (await shop.Provider.Sessions()).GetArrayLength());
    }

    [Fact]
    public async Task A_provider_that_is_down_refuses_nothing_and_is_asked_later()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Fault("error_before", "POST", "/v1/checkout/sessions", calls: 2);
        var payment = (await member.Do(new PayReservation(reservation))).PaymentId!.Value;
        shop.Site.Time.Advance(TimeSpan.FromSeconds(9));
        await shop.Site.RunJobs();
        Assert.Equal(PaymentState.Opening, (await member.Do(new PaymentPage(payment))).State);
        shop.Site.Time.Advance(TimeSpan.FromSeconds(16));
        await shop.Site.RunJobs();
        Assert.Equal(PaymentState.Open, (await member.Do(new PaymentPage(payment))).State);
    }

    [Fact]
    public async Task A_provider_that_is_down_for_minutes_makes_the_page_while_the_hold_lasts()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Fault("error_before", "POST", "/v1/checkout/sessions", calls: 3);
        var payment = (await member.Do(new PayReservation(reservation))).PaymentId!.Value;
        for (var minutes = 0; minutes < 6; minutes += 2)
        {
            Assert.Equal(PaymentState.Opening, (await member.Do(new PaymentPage(payment))).State);
            shop.Site.Time.Advance(TimeSpan.FromMinutes(2));
            await shop.Site.RunJobs();
        }
        Assert.Equal(PaymentState.Open, (await member.Do(new PaymentPage(payment))).State);
    }

    [Fact]
    public async Task Who_waits_for_a_provider_that_stays_silent_is_told_when_the_hold_is_over()
    {
        var reservation = await shop.Reserve(member, offering);
        await shop.Provider.Fault("error_before", "POST", "/v1/checkout/sessions", calls: 50);
        var payment = (await member.Do(new PayReservation(reservation))).PaymentId!.Value;
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Lapsed, await shop.StateOf(member, reservation));
        Assert.Equal(PaymentState.Expired, (await member.Do(new PaymentPage(payment))).State);
    }

    [Fact]
    public async Task Another_amount_at_the_provider_moves_nobody()
    {
        var reservation = await shop.Reserve(member, offering);
        var session = await shop.GoToPay(member, reservation);
        await shop.Ask<object>("update payments.payment set amount = 1 where order_id = $1", reservation);
        await shop.Provider.Pay(session);
        await shop.Settle();
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
        Assert.Equal("differs", await shop.Ask<string>("select distinct result from payments.provider_event where payment_id is not null"));
    }

    [Fact]
    public async Task The_payment_page_of_another_is_not_found()
    {
        var reservation = await shop.Reserve(member, offering);
        var payment = (await member.Do(new PayReservation(reservation))).PaymentId!.Value;
        Assert.Equal("not-found", (await (await shop.World.Member()).Run(new PaymentPage(payment))).Refusal?.Code);
    }
}
