using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Entries;

public sealed class PayingTests : IAsyncLifetime
{
    private Outing outing = null!;
    private Resident member = null!;

    public async Task InitializeAsync()
    {
        outing = await Outing.Open();
        member = await outing.World.Member();
    }

    public async Task DisposeAsync() => await outing.DisposeAsync();

    [Fact]
    public async Task A_family_pays_by_card_what_each_ones_age_asks()
    {
        var happening = await outing.PaidEvent();
        PartyMember[] family =
        [
            await Outing.Relative(member, Kinship.Spouse, "山田　一郎", "1988-02-03"),
            await Outing.Relative(member, Kinship.Child, "山田　花", "2020-11-01"), // six on the very day
            await Outing.Relative(member, Kinship.Child, "山田　実", "2020-11-02"), // six on the day after
            await Outing.Relative(member, Kinship.Parent, "山田　松子", "1958-07-08"),
        ];
        var shown = await member.Do(new PrepareEntry(happening.Session, family));
        Assert.Equal([7000L, 7000L, 5500L, 2000L, 7000L], shown.Party.Select(p => p.Fee.Amount));
        Assert.Equal((new Yen(28_500), 6), (shown.Total, shown.Left));

        var entry = await Outing.Enter(member, happening, family);
        Assert.Equal(44, await outing.Left(happening));
        var session = await outing.GoToPay(member, entry);
        Assert.Equal(OrderState.Held, await Outing.StateOf(member, entry));
        await outing.Shop.Provider.Pay(session);
        await outing.Shop.Settle(times: 2, seed: 3);

        var paid = await member.Do(new MyEntry(entry));
        Assert.Equal((OrderState.Paid, PaymentState.Captured, new Yen(28_500)), (paid.State, paid.Payment, paid.Amount));
        Assert.Equal([("おとな", 7000L, 3), ("小学生", 5500L, 1), ("幼児", 2000L, 1)], paid.Lines.Select(l => (l.Name, l.Fee.Amount, l.Quantity)));
        Assert.Equal([38, 6, 5, 68], paid.Companions.Select(c => c.Age));
        Assert.Equal((28_500, 0), await outing.Money());
        Assert.Equal(44, await outing.Left(happening));
        Assert.Equal(1, (await member.Do(new PrepareEntry(happening.Session, []))).Left);
    }

    [Fact]
    public async Task Places_nobody_paid_for_go_back()
    {
        var happening = await outing.PaidEvent(places: 2);
        var entry = await Outing.Enter(member, happening, Outing.Friend());
        await member.Do(new ExtendEntryHold(entry));
        Assert.Equal("payments-hold-extended", (await member.Run(new ExtendEntryHold(entry))).Refusal?.Code);
        outing.Site.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await outing.Site.RunJobs();
        Assert.Equal((0, OrderState.Held), (await outing.Left(happening), await Outing.StateOf(member, entry)));
        outing.Site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("payments-hold-over", (await member.Run(new PayEntry(entry))).Refusal?.Code);
        await outing.Site.RunJobs();
        Assert.Equal((2, OrderState.Lapsed), (await outing.Left(happening), await Outing.StateOf(member, entry)));
        Assert.Equal(1, await outing.Shop.Ask<long>("select count(*) from kernel.outbox where kind = 'mail.entry-lapsed' and object_id = $1", entry));
        await Outing.Enter(member, happening, Outing.Friend());
        Assert.Equal(0, await outing.Left(happening));
    }

    [Fact]
    public async Task Places_that_go_back_while_others_enter_are_counted_once()
    {
        var happening = await outing.PaidEvent(places: 12);
        var first = await outing.World.Members(12);
        await Task.WhenAll(first.Select(m => Outing.Enter(m, happening)));
        Assert.Equal(0, await outing.Left(happening));
        outing.Site.Time.Advance(TimeSpan.FromMinutes(15));
        var later = first.Select(m => Task.Run(() => m.Run(Outing.Form(happening)))).ToArray();
        await Task.WhenAll(outing.Site.Job(new ReleaseUnpaidEntries()), outing.Site.Job(new ReleaseUnpaidEntries()));
        var tries = await Task.WhenAll(later);
        Assert.All(tries.Where(t => !t.Succeeded), t => Assert.Contains(t.Refusal?.Code, (string[])["events-full", "events-entered-already"]));
        Assert.Equal(12 - tries.Count(t => t.Succeeded), await outing.Left(happening));
        Assert.Equal(12, await outing.Shop.Ask<long>("select count(*) from events.entry where state = 'Lapsed'"));
    }

    [Fact]
    public async Task Money_that_comes_after_the_places_went_back_is_returned()
    {
        var happening = await outing.PaidEvent(places: 1);
        var entry = await Outing.Enter(member, happening);
        var session = await outing.GoToPay(member, entry);
        outing.Site.Time.Advance(TimeSpan.FromMinutes(15));
        await outing.Site.Job(new ReleaseUnpaidEntries());
        await Outing.Enter(await outing.World.Member(), happening);
        await outing.Shop.Provider.Pay(session); // the provider's page lives for half an hour
        await outing.Shop.Settle();
        Assert.Equal((0, OrderState.Lapsed), (await outing.Left(happening), await Outing.StateOf(member, entry)));
        Assert.Equal((7000, 7000), await outing.Money());
    }

    [Fact]
    public async Task A_store_number_keeps_the_places_until_its_day_and_two_hours()
    {
        var happening = await outing.PaidEvent(places: 1);
        var entry = (await member.Do(Outing.Form(happening) with { Method = PaymentMethod.ConvenienceStore })).EntryId;
        await outing.Shop.Provider.TakeStoreNumber(await outing.GoToPay(member, entry));
        await outing.Shop.Settle();
        var waiting = await member.Do(new MyEntry(entry));
        Assert.Equal((OrderState.Awaiting, new DateTimeOffset(2026, 10, 16, 15, 0, 0, TimeSpan.Zero)), (waiting.State, waiting.HoldUntil));
        outing.Site.Time.Now = waiting.HoldUntil.AddHours(2).AddSeconds(-1);
        await outing.Site.Job(new ReleaseUnpaidEntries());
        Assert.Equal(0, await outing.Left(happening));
        outing.Site.Time.Now = waiting.HoldUntil.AddHours(2);
        await outing.Site.Job(new ReleaseUnpaidEntries());
        Assert.Equal((1, OrderState.Lapsed), (await outing.Left(happening), await Outing.StateOf(await Again(), entry)));
    }

    [Fact]
    public async Task Cancelled_twice_at_once_the_places_go_back_once_and_the_money_too()
    {
        var happening = await outing.PaidEvent(places: 10);
        var entry = await Outing.Enter(member, happening, Outing.Friend());
        await outing.Shop.Provider.Pay(await outing.GoToPay(member, entry));
        await outing.Shop.Settle();
        Assert.Equal(8, await outing.Left(happening));
        var other = await Again();
        var tries = await Task.WhenAll(member.Run(new CancelEntry(entry)), other.Run(new CancelEntry(entry)));
        Assert.All(tries, t => Assert.Equal(OrderState.Refunding, t.Value.State));
        Assert.Equal(10, await outing.Left(happening));
        await outing.Shop.Settle();
        await outing.Shop.Settle();
        Assert.Equal((10, OrderState.Refunded), (await outing.Left(happening), await Outing.StateOf(member, entry)));
        Assert.Equal((14_000, 14_000), await outing.Money());
    }

    [Fact]
    public async Task A_payment_that_meets_a_cancellation_goes_back()
    {
        var happening = await outing.PaidEvent(places: 4);
        var entry = await Outing.Enter(member, happening);
        await outing.Shop.Provider.Pay(await outing.GoToPay(member, entry)); // in the very moment, in another tab
        var tries = await Task.WhenAll(member.Run(new CancelEntry(entry)), member.Run(new CancelEntry(entry)));
        Assert.All(tries, t => Assert.Equal(OrderState.Cancelled, t.Value.State));
        await outing.Shop.Settle();
        await outing.Shop.Settle();
        Assert.Equal((4, OrderState.Cancelled), (await outing.Left(happening), await Outing.StateOf(member, entry)));
        Assert.Equal((7000, 7000), await outing.Money());
    }

    [Fact]
    public async Task After_the_last_day_to_cancel_a_paid_entry_stays()
    {
        var happening = await outing.PaidEvent(places: 4);
        var entry = await Outing.Enter(member, happening);
        await outing.Shop.Provider.Pay(await outing.GoToPay(member, entry));
        await outing.Shop.Settle();
        outing.Site.Time.SetTokyo(2026, 10, 25, 0, 0, 0);
        member = await Again();
        Assert.Equal("events-cancel-over", (await member.Run(new CancelEntry(entry))).Refusal?.Code);
        outing.Site.Time.SetTokyo(2026, 10, 24, 23, 59, 59);
        member = await Again();
        Assert.Equal(OrderState.Refunding, (await member.Do(new CancelEntry(entry))).State);
        Assert.Equal(4, await outing.Left(happening));
    }

    private async Task<Resident> Again() => member with { User = await outing.Site.Member(member.Id) };
}
