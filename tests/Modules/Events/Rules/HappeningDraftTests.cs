using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Rules;

public sealed class HappeningDraftTests
{
    internal static readonly SaveEvent Good = new(
        null, 0, "秋のバス旅行", "紅葉", "汐見駅", "park", Intake.FirstCome, Clock.StartOf(new(2026, 10, 1)), Clock.StartOf(new(2026, 10, 21)), Clock.StartOf(new(2026, 10, 25)),
        3, 4, [new(null, new(2026, 11, 1), new(8, 30), 49)],
        [new(null, "おとな", ForWhom.Anyone, 12, null, new Yen(7000)), new(null, "小学生", ForWhom.Anyone, 6, 12, new Yen(5500))]);

    [Fact]
    public void A_good_draft_is_accepted() => Assert.Empty(HappeningDraft.Refuse(Good));

    public static TheoryData<string, SaveEvent> Broken => new()
    {
        { "events-no-title", Good with { Title = " " } },
        { "events-entry-period", Good with { EntriesUntil = Good.EntriesFrom } },
        { "events-limits", Good with { LimitPerHousehold = 0 } },
        { "events-no-sessions", Good with { Sessions = [] } },
        { "events-entries-after-session", Good with { CancelUntil = Clock.StartOf(new(2026, 11, 1)).AddHours(9) } },
        { "events-capacity", Good with { Sessions = [Good.Sessions[0] with { Capacity = -1 }] } },
        { "events-no-classes", Good with { Classes = [] } },
        { "events-bad-fee", Good with { Classes = [Good.Classes[0] with { Fee = new Yen(-1) }] } },
        { "events-ages", Good with { Classes = [Good.Classes[1] with { AgeTo = 6 }] } },
        { "events-ages-overlap", Good with { Classes = [Good.Classes[0], Good.Classes[1] with { AgeTo = 13 }] } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_refuses_what_breaks_it(string code, SaveEvent draft) => Assert.Contains(HappeningDraft.Refuse(draft), r => r.Code == code);
}
