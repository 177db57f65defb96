using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Entries;

/// <summary>What staff see of the entries, and what entries forbid staff to change.</summary>
public sealed class EntryDeskTests : IAsyncLifetime
{
    private Outing outing = null!;

    public async Task InitializeAsync() => outing = await Outing.Open();

    public async Task DisposeAsync() => await outing.DisposeAsync();

    [Fact]
    public async Task Everyone_on_the_roster_is_written_into_the_audit()
    {
        var happening = await outing.FreeEvent();
        var (coming, gone, stranger) = (await outing.World.Member(), await outing.World.Member(), await outing.World.Member());
        await Outing.Enter(coming, happening, Outing.Friend());
        await gone.Do(new CancelEntry(await Outing.Enter(gone, happening)));
        await Outing.Enter(stranger, await outing.FreeEvent());

        var clerk = await outing.Site.Staff(StaffRole.Clerk);
        var list = await clerk.Do(new EntryList(happening.Id));
        var row = Assert.Single(list.Rows);
        Assert.Equal((1, 2, "友人　花子"), (list.Total, row.Quantity, Assert.Single(row.Companions).Name));
        Assert.Equal(("山田　さくら", "ヤマダ　サクラ"), (row.Name, row.Kana));
        Assert.Equal([coming.Id], await Seen(happening));

        Assert.Equal(2, (await clerk.Do(new EntryList(happening.Id, OnlyEntered: false))).Total);
        Assert.Equal(new[] { coming.Id, gone.Id }.Order(), (await Seen(happening)).Order());
    }

    [Fact]
    public async Task The_way_of_intake_cannot_be_changed_after_the_first_entry()
    {
        var happening = await outing.FreeEvent();
        await Outing.Enter(await outing.World.Member(), happening);
        var clerk = await outing.World.Clerk();
        var row = (await clerk.Do(new EventBoard(happening.Id))).Rows[0];
        Assert.Equal("events-intake-fixed", (await clerk.Run(Form(row) with { Intake = Intake.Lottery })).Refusal?.Code);
        Assert.True((await clerk.Run(Form(row) with { Place = "汐見駅　北口" })).Succeeded);
    }

    [Fact]
    public async Task The_day_of_a_session_and_places_taken_cannot_be_changed_under_those_who_entered()
    {
        var happening = await outing.FreeEvent();
        await Outing.Enter(await outing.World.Member(), happening, Outing.Friend());
        var clerk = await outing.World.Clerk();
        var row = (await clerk.Do(new EventBoard(happening.Id))).Rows[0];
        var session = row.Sessions[0];
        SaveEvent With(DateOnly day, int places) => Form(row) with { Sessions = [new(session.Id, day, session.StartsAt, places)] };
        Assert.Equal("events-session-entered", (await clerk.Run(With(session.Day.AddDays(1), 49))).Refusal?.Code);
        Assert.Equal("events-capacity-below-entered", (await clerk.Run(With(session.Day, 1))).Refusal?.Code);
        await clerk.Do(With(session.Day, 2));
        Assert.Equal(0, await outing.Left(happening));
    }

    private static SaveEvent Form(EventBoard.Row row) => new(
        row.Id, row.Version, row.Title, row.Text, row.Place, row.Picture, row.Intake, row.EntriesFrom, row.EntriesUntil, row.CancelUntil, row.CompanionsMost,
        row.LimitPerHousehold, [.. row.Sessions.Select(s => new SaveEvent.Held(s.Id, s.Day, s.StartsAt, s.Capacity))], row.Classes);

    private async Task<Guid[]> Seen(Announced happening) => await outing.Shop.Ask<Guid[]>(
        """
        select array_agg(distinct p.person_id) from audit.entry e join audit.entry_person p on p.entry_id = e.id
        where e.object_id = $1 and e.use_case = 'events.entry-list'
        """, happening.Id);
}
