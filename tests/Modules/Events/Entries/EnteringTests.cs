using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Entries;

public sealed class EnteringTests : IAsyncLifetime
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
    public async Task A_free_event_is_entered_at_once()
    {
        var happening = await outing.FreeEvent(places: 10);
        var entry = await Outing.Enter(member, happening, Outing.Friend());

        var entered = await member.Do(new MyEntry(entry));
        Assert.Equal((OrderState.Paid, 2, Yen.Zero), (entered.State, entered.Quantity, entered.Amount));
        Assert.Equal(new MyEntry.Person("友人　花子", 40, "どなたでも"), Assert.Single(entered.Companions));
        Assert.Equal(entered.Number, Assert.Single((await member.Do(new MyEntries())).Rows).Number);
        Assert.Equal(entry, Assert.Single((await member.Do(new EventDetail(happening.Id))).Sessions).Mine);
        Assert.Equal(8, await outing.Left(happening));
        Assert.Equal(1, await outing.Shop.Ask<long>("select count(*) from kernel.outbox where kind = 'mail.event-entered' and object_id = $1", entry));
        Assert.Null((await member.Do(new PayEntry(entry))).PaymentId);
        Assert.Equal("events-entered-already", (await member.Run(Outing.Form(happening))).Refusal?.Code);
        Assert.Equal(8, await outing.Left(happening));
    }

    [Fact]
    public async Task Of_two_members_one_gets_the_last_place()
    {
        var second = await outing.World.Member();
        for (var round = 0; round < 5; round++)
        {
            var happening = await outing.FreeEvent(places: 1);
            var tries = await Task.WhenAll(member.Run(Outing.Form(happening)), second.Run(Outing.Form(happening)));
            Assert.Single(tries, t => t.Succeeded);
            Assert.Equal("events-full", Assert.Single(tries, t => !t.Succeeded).Refusal?.Code);
            Assert.Equal(0, await outing.Left(happening));
        }
    }

    [Fact]
    public async Task Two_devices_of_one_household_cannot_both_take_the_last_allowed()
    {
        var (wife, husband) = await outing.World.Couple();
        var happening = await outing.FreeEvent(household: 2);
        for (var round = 0; round < 5; round++)
        {
            var tries = await Task.WhenAll(wife.Run(Outing.Form(happening, Outing.Friend())), husband.Run(Outing.Form(happening, Outing.Friend())));
            var won = Assert.Single(tries, t => t.Succeeded);
            Assert.Equal("events-household-limit", Assert.Single(tries, t => !t.Succeeded).Refusal?.Code);
            Assert.Equal(47, await outing.Left(happening));
            await (tries[0] == won ? wife : husband).Do(new CancelEntry(won.Value.EntryId));
        }
    }

    [Fact]
    public async Task Two_devices_of_one_member_enter_a_session_once()
    {
        var happening = await outing.FreeEvent(places: 10);
        var other = await Again();
        var tries = await Task.WhenAll(member.Run(Outing.Form(happening), Guid.CreateVersion7()), other.Run(Outing.Form(happening), Guid.CreateVersion7()));
        Assert.Single(tries, t => t.Succeeded);
        Assert.Equal("events-entered-already", Assert.Single(tries, t => !t.Succeeded).Refusal?.Code);
        Assert.Equal(9, await outing.Left(happening));
    }

    [Fact]
    public async Task One_form_posted_twice_makes_one_entry()
    {
        var happening = await outing.FreeEvent(places: 10);
        var key = Guid.CreateVersion7();
        var posts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => member.Run(Outing.Form(happening), key)));
        Assert.Single(posts.Select(p => p.Value.EntryId).Distinct());
        Assert.Equal(Refusal.KeyReused, (await member.Run(Outing.Form(happening, Outing.Friend()), key)).Refusal);
        Assert.Equal(1, (await member.Do(new MyEntries())).Total);
        Assert.Equal(9, await outing.Left(happening));
    }

    [Fact]
    public async Task Anothers_entry_is_not_found()
    {
        var entry = await Outing.Enter(member, await outing.PaidEvent());
        var other = await outing.World.Member();
        Assert.Equal(Refusal.NotFound, (await other.Run(new MyEntry(entry))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new PayEntry(entry))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new ExtendEntryHold(entry))).Refusal);
        Assert.Equal(Refusal.NotFound, (await other.Run(new CancelEntry(entry))).Refusal);
        Assert.Empty((await other.Do(new MyEntries())).Rows);
        Assert.Equal(Refusal.SignInNeeded, (await outing.Site.Guest.Run(new MyEntry(entry))).Refusal);
        Assert.Equal(OrderState.Held, await Outing.StateOf(member, entry));
    }

    [Fact]
    public async Task The_first_second_of_the_intake_belongs_to_it_and_its_last_instant_does_not()
    {
        var happening = await outing.FreeEvent();
        outing.Site.Time.SetTokyo(2026, 9, 30, 23, 59, 59);
        Assert.Equal("events-entries-not-yet", (await (await Again()).Run(Outing.Form(happening))).Refusal?.Code);
        outing.Site.Time.SetTokyo(2026, 10, 21, 0, 0, 0);
        Assert.Equal("events-entries-over", (await (await Again()).Run(Outing.Form(happening))).Refusal?.Code);
        outing.Site.Time.SetTokyo(2026, 10, 20, 23, 59, 59);
        Assert.True((await (await Again()).Run(Outing.Form(happening))).Succeeded);
    }

    [Fact]
    public async Task A_store_is_no_way_to_pay_when_it_would_be_too_late()
    {
        var happening = await outing.PaidEvent();
        var form = Outing.Form(happening) with { Method = PaymentMethod.ConvenienceStore };
        await outing.Shop.Ask<object>("update events.session set day = '2026-10-14' where id = $1", happening.Session);
        Assert.Equal("payments-too-near-for-store", (await member.Run(form)).Refusal?.Code);
        await outing.Shop.Ask<object>("update events.session set day = '2026-10-15' where id = $1", happening.Session);
        Assert.True((await member.Run(form)).Succeeded);
    }

    private async Task<Resident> Again() => member with { User = await outing.Site.Member(member.Id) };
}
