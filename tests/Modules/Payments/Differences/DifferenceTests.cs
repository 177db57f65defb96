using WelfareMutual.Kernel;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Differences;

/// <summary>Money that is not as expected ends up before people, and ends by two of them.</summary>
public sealed class DifferenceTests : IAsyncLifetime
{
    private Shop shop = null!;
    private Resident member = null!;
    private OfferingOnSale offering = null!;
    private SiteUser cashier = null!;
    private SiteUser second = null!;

    public async Task InitializeAsync()
    {
        shop = await Shop.Open();
        member = await shop.World.Member();
        offering = await shop.World.Offering(capacity: 10);
        (cashier, second) = (await shop.Site.Staff(StaffRole.Cashier), await shop.Site.Staff(StaffRole.Approver));
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Another_amount_counts_as_paid_when_two_people_say_so()
    {
        var reservation = await PaidAnotherAmount();
        var found = Assert.Single((await cashier.Do(new DifferenceList(Refunds: false))).Rows);
        Assert.Equal((DifferenceKind.Amount, new Yen(1700), 1600L), (found.Kind, found.Expected, found.Seen));
        var shown = await cashier.Do(new ShowDifference(found.Id));
        Assert.Equal((true, 3), (shown.Received, shown.Choices.Count));

        await cashier.Do(new ProposeSettlement(found.Id, shown.Version, Resolution.Paid, "差額の100円を窓口で受け取った。"));
        Assert.Equal("payments-four-eyes", (await cashier.Run(new DecideSettlement(found.Id, shown.Version + 1, true))).Refusal?.Code);
        await shop.Settle();
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
        await second.Do(new DecideSettlement(found.Id, shown.Version + 1, true));
        await shop.Settle();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
        Assert.Equal(9, await shop.Left(offering));
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: false))).Rows);
        Assert.Equal(DifferenceState.Settled, Assert.Single((await cashier.Do(new DifferenceList(Refunds: false, Settled: true))).Rows).State);
        Assert.Equal(4, await shop.Ask<long>("select count(*) from audit.entry where object_id = $1 and actor_kind = 'Staff'", found.Id)); // shown, proposed, refused, decided
    }

    [Fact]
    public async Task Another_amount_is_given_back_whole_and_the_tickets_go_back()
    {
        var reservation = await PaidAnotherAmount();
        await Decide(await Only(refunds: false), Resolution.GivenBack);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await shop.Settle();
        Assert.Equal((OrderState.Lapsed, 10), (await shop.StateOf(member, reservation), await shop.Left(offering)));
        Assert.Equal((1600, 1600), await Money());
    }

    [Fact]
    public async Task A_declined_proposal_is_open_again_and_a_stale_screen_decides_nothing()
    {
        await PaidAnotherAmount();
        var found = await Only(refunds: false);
        Assert.Equal("payments-no-reason", (await cashier.Run(new ProposeSettlement(found.Id, found.Version, Resolution.Outside, " "))).Refusal?.Code);
        Assert.Equal("payments-no-resolution", (await cashier.Run(new ProposeSettlement(found.Id, found.Version, null, "理由"))).Refusal?.Code);
        await cashier.Do(new ProposeSettlement(found.Id, found.Version, Resolution.Outside, "振込で返した。"));
        Assert.Equal(Refusal.Stale, (await second.Run(new DecideSettlement(found.Id, found.Version, true))).Refusal);
        await second.Do(new DecideSettlement(found.Id, found.Version + 1, false));
        Assert.Equal((DifferenceState.Open, null), ((await Only(refunds: false)).State, (await Only(refunds: false)).Proposer));
        Assert.Equal("payments-difference-state", (await second.Run(new DecideSettlement(found.Id, found.Version + 2, true))).Refusal?.Code);
    }

    [Fact]
    public async Task Money_that_came_late_is_listed_until_it_is_back()
    {
        var reservation = await shop.Reserve(member, offering);
        var session = await shop.GoToPay(member, reservation);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await shop.Site.Job(new ReleaseUnpaidReservations());
        await shop.Provider.Pay(session);
        await shop.Provider.Fault("error_before", "POST", "/v1/refunds");
        await shop.Settle();
        var late = await Only(refunds: false);
        Assert.Equal((DifferenceKind.Late, PaymentState.Refunding), (late.Kind, late.Payment.State));
        Assert.Equal("payments-nothing-to-try", (await cashier.Run(new TryAgain(late.Id, late.Version))).Refusal?.Code);
        Assert.Equal("payments-no-resolution", (await cashier.Run(new ProposeSettlement(late.Id, late.Version, Resolution.Outside, "理由"))).Refusal?.Code);
        shop.Site.Time.Advance(TimeSpan.FromSeconds(15));
        await shop.Settle();
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: false))).Rows);
        Assert.Equal((1600, 1600), await Money());
    }

    [Fact]
    public async Task A_refused_refund_is_tried_again_under_another_key()
    {
        var reservation = await shop.Buy(member, offering);
        var intent = await shop.Ask<string>("select intent_ref from payments.payment where order_id = $1", reservation);
        await shop.Ask<object>("update payments.payment set intent_ref = 'pi_unknown' where order_id = $1", reservation);
        await member.Do(new CancelReservation(reservation));
        await shop.Settle();
        var refused = await Only(refunds: true);
        Assert.Equal((DifferenceKind.RefundRefused, OrderState.Refunding), (refused.Kind, await shop.StateOf(member, reservation)));

        await shop.Ask<object>("update payments.payment set intent_ref = $2 where order_id = $1", reservation, intent);
        await cashier.Do(new TryAgain(refused.Id, refused.Version));
        Assert.Equal("payments-tried-just-now", (await cashier.Run(new TryAgain(refused.Id, refused.Version + 1))).Refusal?.Code);
        await shop.Settle();
        Assert.Equal(OrderState.Refunded, await shop.StateOf(member, reservation));
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: true))).Rows);
        Assert.Equal((1600, 1600), await Money());
    }

    [Fact]
    public async Task A_store_refund_that_came_back_is_settled_outside_by_two()
    {
        var reservation = await GivenBackFromAStore();
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: true))).Rows); // the payer has not named an account yet
        await shop.Provider.EndRefund(await shop.Ask<string>("select refund_ref from payments.payment where order_id = $1", reservation), arrives: false);
        await shop.Settle();
        var failed = await Only(refunds: true);
        Assert.Equal((DifferenceKind.RefundFailed, Resolution.Outside), (failed.Kind, Assert.Single(failed.Choices)));
        await Decide(failed, Resolution.Outside);
        await shop.Settle();
        Assert.Equal(OrderState.Refunded, await shop.StateOf(member, reservation));
        Assert.Equal("Refunded", await shop.Ask<string>("select state from payments.payment where order_id = $1", reservation));
        Assert.Equal((1600, 0), await Money()); // the provider knows nothing of it
    }

    [Fact]
    public async Task A_store_refund_is_looked_for_until_it_ends_and_staff_are_told_when_it_does_not()
    {
        var reservation = await GivenBackFromAStore();
        await LookAfter(TimeSpan.FromDays(49));
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: true))).Rows); // the payer may still name an account
        await LookAfter(TimeSpan.FromDays(1));
        Assert.Equal((DifferenceKind.RefundSilent, OrderState.Refunding), ((await Only(refunds: true)).Kind, await shop.StateOf(member, reservation)));
        await shop.Provider.EndRefund(await shop.Ask<string>("select refund_ref from payments.payment where order_id = $1", reservation), arrives: true); // its event is lost
        await LookAfter(TimeSpan.FromMinutes(11));
        Assert.Equal(OrderState.Refunded, await shop.StateOf(member, reservation));
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: true))).Rows);
    }

    [Fact]
    public async Task A_refund_that_the_provider_does_not_know_is_told()
    {
        var reservation = await GivenBackFromAStore();
        await shop.Ask<object>("update payments.payment set refund_ref = 're_unknown' where order_id = $1", reservation);
        await LookAfter(TimeSpan.FromDays(8));
        Assert.Equal(DifferenceKind.RefundSilent, (await Only(refunds: true)).Kind);
    }

    [Fact]
    public async Task A_store_number_that_the_provider_never_ends_is_told_a_week_after_its_last_day()
    {
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        await shop.Provider.TakeStoreNumber(await shop.GoToPay(member, reservation));
        await shop.Settle();
        await shop.Ask<object>("update payments.payment set session_ref = 'cs_unknown' where order_id = $1", reservation);
        var week = Clock.StartOf(new(2026, 10, 17)).AddDays(7);
        await LookAfter(week.AddMinutes(-11) - shop.Site.Time.Now);
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: false))).Rows);
        await LookAfter(TimeSpan.FromMinutes(11));
        var told = await Only(refunds: false);
        Assert.Equal((DifferenceKind.Reference, false, Resolution.Outside), (told.Kind, told.Received, Assert.Single(told.Choices)));
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_for_days_is_found_and_not_made_twice()
    {
        var reservation = await shop.Buy(member, offering);
        await member.Do(new CancelReservation(reservation));
        await shop.Provider.Fault("error_after", "POST", "/v1/refunds"); // done, and every repeat gets the same 500 for a day
        for (var hours = 0; hours < 30; hours++)
        {
            await shop.Site.RunJobs();
            shop.Site.Time.Advance(TimeSpan.FromHours(1));
        }
        (member, cashier) = (member with { User = await shop.Site.Member(member.Id) }, await shop.Site.Staff(StaffRole.Cashier));
        var silent = await Only(refunds: true);
        Assert.Equal((DifferenceKind.RefundSilent, OrderState.Refunding), (silent.Kind, await shop.StateOf(member, reservation)));
        await cashier.Do(new TryAgain(silent.Id, silent.Version));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Refunded, await shop.StateOf(member, reservation));
        Assert.Equal((1600, 1600), await Money());
        Assert.Empty((await cashier.Do(new DifferenceList(Refunds: true))).Rows);
    }

    [Fact]
    public async Task Only_those_of_the_till_see_and_only_cashiers_act()
    {
        await PaidAnotherAmount();
        var found = await Only(refunds: false);
        foreach (var role in (StaffRole[])[StaffRole.Clerk, StaffRole.Examiner, StaffRole.System])
        {
            var other = await shop.Site.Staff(role);
            Assert.Equal(Refusal.Forbidden, (await other.Run(new DifferenceList(false))).Refusal);
            Assert.Equal(Refusal.Forbidden, (await other.Run(new ShowDifference(found.Id))).Refusal);
        }
        Assert.Equal(Refusal.Forbidden, (await second.Run(new TryAgain(found.Id, found.Version))).Refusal);
        Assert.Equal(Refusal.Forbidden, (await second.Run(new ProposeSettlement(found.Id, found.Version, Resolution.Outside, "理由"))).Refusal);
        Assert.Equal(Refusal.NotFound, (await cashier.Run(new ShowDifference(Guid.CreateVersion7()))).Refusal);
    }

    private async Task<Guid> GivenBackFromAStore()
    {
        var reservation = await shop.Reserve(member, offering, method: PaymentMethod.ConvenienceStore);
        var session = await shop.GoToPay(member, reservation);
        await shop.Provider.TakeStoreNumber(session);
        await shop.Provider.Pay(session, "konbini");
        await shop.Settle();
        await member.Do(new CancelReservation(reservation));
        await shop.Settle();
        return reservation;
    }

    /// <summary>The provider is asked once, and everybody signs in anew.</summary>
    private async Task LookAfter(TimeSpan time)
    {
        shop.Site.Time.Advance(time);
        Assert.True((await shop.Site.Job(new SweepPayments())).Value.Found);
        (member, cashier) = (member with { User = await shop.Site.Member(member.Id) }, await shop.Site.Staff(StaffRole.Cashier));
    }

    /// <summary>1,700 yen were asked and the provider took 1,600.</summary>
    private async Task<Guid> PaidAnotherAmount()
    {
        var reservation = await shop.Reserve(member, offering);
        var session = await shop.GoToPay(member, reservation);
        await shop.Ask<object>("update payments.payment set amount = 1700 where order_id = $1", reservation);
        await shop.Ask<object>("update tickets.reservation set amount = 1700 where id = $1", reservation);
        await shop.Provider.Pay(session);
        await shop.Settle();
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
        return reservation;
    }

    private async Task<ShowDifference.Result> Only(bool refunds) =>
        await cashier.Do(new ShowDifference(Assert.Single((await cashier.Do(new DifferenceList(refunds))).Rows).Id));

    private async Task Decide(ShowDifference.Result found, Resolution resolution)
    {
        await cashier.Do(new ProposeSettlement(found.Id, found.Version, resolution, "窓口で確かめた。"));
        await second.Do(new DecideSettlement(found.Id, found.Version + 1, true));
        await shop.Settle();
    }

    private async Task<(long Captured, long Refunded)> Money()
    {
        var ledger = await shop.Provider.Ledger();
        return (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64());
    }
}
