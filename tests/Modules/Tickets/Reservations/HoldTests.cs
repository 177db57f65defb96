using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Reservations;
using WelfareMutual.Tickets.Rules;
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
        Assert.Equal((0, OrderState.Held), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        shop.Site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("payments-hold-over", (await member.Run(new PayReservation(reservation))).Refusal?.Code);
        await shop.Site.RunJobs();
        Assert.Equal((3, OrderState.Lapsed), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        Assert.True((await shop.TryReserve(await shop.World.Member(), offering, 3)).Succeeded);
    }

    [Fact]
    public async Task Whose_time_ran_out_is_told_once_and_who_gave_up_is_not()
    {
        var offering = await shop.World.Offering();
        var (lapsed, cancelled) = (await shop.Reserve(member, offering), await shop.Reserve(member, offering));
        await member.Do(new CancelReservation(cancelled));
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await shop.Site.Job(new ReleaseUnpaidReservations());
        await shop.Site.Job(new ReleaseUnpaidReservations());
        Assert.Equal([lapsed], await shop.Ask<Guid[]>("select array_agg(object_id) from kernel.outbox where kind = 'mail.order-lapsed'"));
    }

    [Fact]
    public async Task Time_and_extension_are_what_the_rule_says()
    {
        var system = await shop.Site.Staff(StaffRole.System);
        await system.Do(new EnterRule("tickets.hold", """{"minutes":20,"extensionMinutes":7,"storeDays":5}""", Clock.DayOf(shop.Site.Time.Now), false));
        var offering = await shop.World.Offering();
        Assert.Equal(new HoldSettings(20, 7, 5), (await member.Do(new OfferingDetail(offering.Id))).Hold);
        var reservation = await shop.Reserve(member, offering);
        await member.Do(new ExtendHold(reservation));
        Assert.Equal(shop.Site.Time.Now.AddMinutes(27), (await member.Do(new MyReservation(reservation))).HoldUntil);
    }

    [Fact]
    public async Task Households_that_buy_cancel_and_lapse_at_once_never_lock_each_other_out()
    {
        var couples = new List<Resident>();
        for (var i = 0; i < 4; i++)
        {
            var (wife, husband) = await shop.World.Couple();
            couples.AddRange([wife, husband]);
        }
        var offerings = new[] { await shop.World.Offering(perMember: 6, perHousehold: 12), await shop.World.Offering(perMember: 6, perHousehold: 12) };
        for (var round = 0; round < 4; round++)
        {
            var held = await Task.WhenAll(couples.SelectMany(m => offerings.Select(o => shop.Reserve(m, o))));
            shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
            var buying = couples.SelectMany((m, i) => offerings.Select(o => Task.Run(() => shop.TryReserve(m, i % 2 == 0 ? o : offerings[0])))).ToArray();
            var lapsing = Enumerable.Range(0, 3).Select(_ => Task.Run(() => shop.Site.Job(new ReleaseUnpaidReservations()))).ToArray();
            var bought = await Task.WhenAll(buying);
            await Task.WhenAll(lapsing);
            await shop.Site.Job(new ReleaseUnpaidReservations());
            await Task.WhenAll(couples.Select(async m =>
            {
                foreach (var open in (await m.Do(new MyReservations())).Rows.Where(r => r.State == OrderState.Held))
                {
                    await m.Do(new CancelReservation(open.Id));
                }
            }));
            Assert.All(bought.Where(b => !b.Succeeded), b => Assert.Equal("tickets-limit-reached", b.Refusal?.Code));
            Assert.Equal((100, 100), (await shop.Left(offerings[0]), await shop.Left(offerings[1])));
        }
        // A deadlock is solved by running the use case again, so only the server tells; its processes report when they end.
        await shop.Ask<object>("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await Task.Delay(500);
        Assert.Equal(0, await shop.Ask<long>("select deadlocks from pg_stat_database where datname = current_database()"));
    }

    [Fact]
    public async Task A_hold_is_made_longer_once()
    {
        var reservation = await shop.Reserve(member, await shop.World.Offering());
        await member.Do(new ExtendHold(reservation));
        Assert.Equal("payments-hold-extended", (await member.Run(new ExtendHold(reservation))).Refusal?.Code);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(29));
        await shop.Site.RunJobs();
        var held = await member.Do(new MyReservation(reservation));
        Assert.Equal((OrderState.Held, false), (held.State, held.MayExtend));
        shop.Site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("payments-hold-over", (await member.Run(new ExtendHold(reservation))).Refusal?.Code);
    }

    [Fact]
    public async Task Cancelled_before_payment_nothing_is_charged_and_a_late_payment_goes_back()
    {
        var offering = await shop.World.Offering(capacity: 4);
        var reservation = await shop.Reserve(member, offering, adults: 2);
        var session = await shop.GoToPay(member, reservation);
        await shop.Provider.Pay(session); // in the very moment, in another tab
        Assert.Equal(OrderState.Cancelled, (await member.Do(new CancelReservation(reservation))).State);
        await shop.Settle();
        await shop.Site.RunJobs();
        Assert.Equal((4, OrderState.Cancelled), (await shop.Left(offering), await shop.StateOf(member, reservation)));
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
        Assert.Equal((1, OrderState.Lapsed), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        await MoneyIsBack(1600);
    }

    [Fact]
    public async Task Unused_tickets_are_returned_within_the_days_of_the_offering()
    {
        var offering = await shop.World.Offering(capacity: 5, returnDays: 7);
        var reservation = await shop.Buy(member, offering, 2);
        shop.Site.Time.SetTokyo(2026, 10, 20, 23, 59, 59);
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal(OrderState.Refunding, (await member.Do(new CancelReservation(reservation))).State);
        Assert.All((await member.Do(new MyPasses(reservation))).Passes, p => Assert.True(p.Voided));
        await shop.Site.RunJobs();
        Assert.Equal((5, OrderState.Refunded), (await shop.Left(offering), await shop.StateOf(member, reservation)));
        await MoneyIsBack(3200);
    }

    [Fact]
    public async Task After_those_days_they_stay_as_they_are()
    {
        var reservation = await shop.Buy(member, await shop.World.Offering(returnDays: 7));
        shop.Site.Time.SetTokyo(2026, 10, 21, 0, 0, 0);
        member = member with { User = await shop.Site.Member(member.Id) };
        Assert.Equal("tickets-return-over", (await member.Run(new CancelReservation(reservation))).Refusal?.Code);
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
    }

    private async Task MoneyIsBack(long amount)
    {
        var ledger = await shop.Provider.Ledger();
        Assert.Equal((amount, amount), (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64()));
    }
}
