using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Rules;

public sealed class EnteringTests
{
    private static readonly DateTimeOffset From = Clock.StartOf(new(2026, 10, 1));
    private static readonly DateTimeOffset Until = Clock.StartOf(new(2026, 10, 21));

    private static Happening Happening(bool published = true, DateTimeOffset? closed = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = "バス旅行",
        Text = "",
        Place = "",
        Picture = "park",
        Intake = Intake.FirstCome,
        EntriesFrom = From,
        EntriesUntil = Until,
        CancelUntil = Until,
        CompanionsMost = 3,
        LimitPerHousehold = 4,
        PublishedAt = published ? From : null,
        ClosedAt = closed,
    };

    private static Session Session(DateOnly day) => new() { Id = Guid.CreateVersion7(), HappeningId = Guid.CreateVersion7(), Day = day, StartsAt = new(8, 30) };

    [Fact]
    public void The_first_instant_belongs_to_the_intake_and_the_last_does_not()
    {
        Assert.Equal(Entering.NotYet, Entering.Refuse(Happening(), From.AddTicks(-1)));
        Assert.Null(Entering.Refuse(Happening(), From));
        Assert.Null(Entering.Refuse(Happening(), Until.AddTicks(-1)));
        Assert.Equal(Entering.Over, Entering.Refuse(Happening(), Until));
    }

    [Fact]
    public void A_closed_or_unpublished_event_takes_no_entries()
    {
        Assert.Equal(Entering.Over, Entering.Refuse(Happening(closed: From), From));
        Assert.Equal(Refusal.NotFound, Entering.Refuse(Happening(published: false), From));
    }

    [Fact]
    public void A_session_that_has_begun_takes_no_entries()
    {
        var session = Session(new(2026, 10, 10));
        var start = new DateTimeOffset(2026, 10, 9, 23, 30, 0, TimeSpan.Zero); // 8:30 in Japan
        Assert.Null(Entering.Refuse(Happening(), session, start.AddTicks(-1)));
        Assert.Equal(Entering.Begun, Entering.Refuse(Happening(), session, start));
    }

    [Fact]
    public void An_entry_may_be_cancelled_until_the_deadline()
    {
        Assert.True(Entering.MayCancel(Happening(), Session(new(2030, 1, 1)), Until.AddTicks(-1)));
        Assert.False(Entering.MayCancel(Happening(), Session(new(2030, 1, 1)), Until));
    }

    [Fact]
    public void What_was_attended_is_not_given_back_though_the_event_goes_on()
    {
        var session = Session(Clock.DayOf(Until).AddDays(-10));
        Assert.True(Entering.MayCancel(Happening(), session, Entering.StartOf(session).AddTicks(-1)));
        Assert.False(Entering.MayCancel(Happening(), session, Entering.StartOf(session)));
    }

    [Fact]
    public void A_store_payment_ends_at_the_latest_on_the_eve_of_the_event()
    {
        var now = Clock.StartOf(new(2026, 10, 10)).AddHours(12);
        var settings = EntryHoldSettings.Initial;
        Assert.Equal(Clock.StartOf(new(2026, 10, 14)), OrderHold.PayBy(PaymentMethod.ConvenienceStore, now, now, settings, new(2026, 11, 1)));
        Assert.Equal(Clock.StartOf(new(2026, 10, 12)), OrderHold.PayBy(PaymentMethod.ConvenienceStore, now, now, settings, new(2026, 10, 12)));
        Assert.Equal(now, OrderHold.PayBy(PaymentMethod.Card, now, now, settings, new(2026, 10, 12)));
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void A_store_is_offered_only_when_tomorrow_is_still_before_the_event(int day, bool inTime)
    {
        Refusal? Asked(PaymentMethod method, long yen) => StorePayment.Refuse(method, new Yen(yen), new(2026, 10, 10), new(2026, 10, day));
        Assert.Equal(inTime, StorePayment.IsInTime(new(2026, 10, 10), new(2026, 10, day)));
        Assert.Equal(inTime ? null : StorePayment.TooNear, Asked(PaymentMethod.ConvenienceStore, 120));
        Assert.Null(Asked(PaymentMethod.ConvenienceStore, 0));
        Assert.Null(Asked(PaymentMethod.Card, 120));
    }
}
