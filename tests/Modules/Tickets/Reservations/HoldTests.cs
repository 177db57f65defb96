using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Reservations;

public sealed class HoldTests : IAsyncLifetime
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
    public async Task When_the_hold_ends_the_tickets_go_back_and_nothing_was_paid()
    {
        var offering = await shop.World.Offering(capacity: 3);
        var reservation = await shop.Reserve(member, offering, adults: 3);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await shop.Site.RunJobs();
        Assert.Equal((0, ReservationState.Held), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        shop.Site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("tickets-hold-over", (await member.Run(new PayReservation(reservation))).Refusal?.Code);
        await shop.Site.RunJobs();
        Assert.Equal((3, ReservationState.Lapsed), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        Assert.True((await shop.TryReserve(await shop.World.Member(), offering, 3)).Succeeded);
    }

    [Fact]
    public async Task A_hold_is_made_longer_once()
    {
        var reservation = await shop.Reserve(member, await shop.World.Offering());
        await member.Do(new ExtendHold(reservation));
        Assert.Equal("tickets-hold-extended", (await member.Run(new ExtendHold(reservation))).Refusal?.Code);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(29));
        await shop.Site.RunJobs();
        var held = await member.Do(new MyReservation(reservation));
        Assert.Equal((ReservationState.Held, false), (held.State, held.MayExtend));
        shop.Site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("tickets-hold-over", (await member.Run(new ExtendHold(reservation))).Refusal?.Code);
    }

    [Fact]
    public async Task Cancelled_before_payment_nothing_is_charged_and_a_late_payment_goes_back()
    {
        var offering = await shop.World.Offering(capacity: 4);
        var reservation = await shop.Reserve(member, offering, adults: 2);
        var session = await shop.GoToPay(member, reservation);
        await shop.Provider.Pay(session); // in the very moment, in another tab
        Assert.Equal(ReservationState.Cancelled, (await member.Do(new CancelReservation(reservation))).State);
        await shop.Settle();
        await shop.Site.RunJobs();
        Assert.Equal((4, ReservationState.Cancelled), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        await MoneyIsBack(3200);
    }

    [Fact]
    public async Task Money_that_comes_after_the_hold_goes_back()
    {
        var offering = await shop.World.Offering(capacity: 1);
        var reservation = await shop.Reserve(member, offering);
        var session = await shop.GoToPay(member, reservation);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await shop.Site.Job(new ReleaseUnpaidReservations());
        await shop.Provider.Pay(session); // the provider's page lives for half an hour
        await shop.Settle();
        Assert.Equal((1, ReservationState.Lapsed), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        await MoneyIsBack(1600);
    }

    [Fact]
    public async Task Unused_tickets_are_returned_within_the_days_of_the_offering()
    {
        var offering = await shop.World.Offering(capacity: 5, returnDays: 7);
        var reservation = await shop.Buy(member, offering, 2);
        shop.Site.Time.SetTokyo(2026, 10, 20, 23, 59, 59);
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal(ReservationState.Refunding, (await member.Do(new CancelReservation(reservation))).State);
        Assert.All((await member.Do(new MyPasses(reservation))).Passes, p => Assert.True(p.Voided));
        await shop.Site.RunJobs();
        Assert.Equal((5, ReservationState.Refunded), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        await MoneyIsBack(3200);
    }

    [Fact]
    public async Task After_those_days_they_stay_as_they_are()
    {
        var reservation = await shop.Buy(member, await shop.World.Offering(returnDays: 7));
        shop.Site.Time.SetTokyo(2026, 10, 21, 0, 0, 0);
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal("tickets-return-over", (await member.Run(new CancelReservation(reservation))).Refusal?.Code);
        Assert.Equal(ReservationState.Paid, await shop.StateOf(member, reservation));
    }

    private async Task MoneyIsBack(long amount)
    {
        var ledger = await shop.Provider.Ledger();
        Assert.Equal((amount, amount), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
    }
}
