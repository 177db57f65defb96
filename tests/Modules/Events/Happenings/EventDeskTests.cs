using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.Events.Rules;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Happenings;

public sealed class EventDeskTests
{
    [Fact]
    public async Task An_event_is_prepared_changed_published_and_seen_by_a_guest()
    {
        await using var site = await Site.Start();
        var clerk = await site.Staff(StaffRole.Clerk);
        var id = (await clerk.Do(HappeningDraftTests.Good)).EventId;
        Assert.Empty((await site.Guest.Do(new EventList())).Cards);
        Assert.Equal(Refusal.NotFound.Code, (await site.Guest.Run(new EventDetail(id))).Refusal?.Code);
        var row = (await clerk.Do(new EventBoard(id))).Rows[0];
        var session = row.Sessions[0];
        var changed = HappeningDraftTests.Good with
        {
            Id = id,
            Version = row.Version,
            Classes = row.Classes,
            Sessions = [new(session.Id, session.Day, session.StartsAt, 20), new(null, session.Day.AddDays(7), session.StartsAt, 30)],
        };
        await clerk.Do(changed);
        Assert.Equal("stale", (await clerk.Run(changed)).Refusal?.Code);
        await clerk.Do(new PublishEvent(id));
        var card = Assert.Single((await site.Guest.Do(new EventList())).Cards);
        Assert.Equal((2, new Yen(5500), true), (card.Sessions, card.FeeFrom, card.Open));
        Assert.Equal([20, 30], (await site.Guest.Do(new EventDetail(id))).Sessions.Select(s => s.Remaining));
        await clerk.Do(new CloseEvent(id));
        Assert.Empty((await site.Guest.Do(new EventList())).Cards);
    }

    [Fact]
    public async Task An_event_with_a_draw_is_kept_as_a_draft_and_cannot_be_opened()
    {
        await using var site = await Site.Start();
        var clerk = await site.Staff(StaffRole.Clerk);
        var id = (await clerk.Do(HappeningDraftTests.Good with { Intake = Intake.Lottery })).EventId;
        Assert.Equal("events-only-first-come", (await clerk.Run(new PublishEvent(id))).Refusal?.Code);
    }
}
