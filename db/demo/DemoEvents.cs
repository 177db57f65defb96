using WelfareMutual.Content.Notices;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;

namespace WelfareMutual.Database.Demo;

internal static class DemoEvents
{
    public static IEnumerable<SaveEvent> All(DateTimeOffset now)
    {
        var day = Clock.DayOf(now);
        yield return new(null, 0, "いちご狩りと港めぐりバスツアー", "汐見のいちご園で30分食べ放題。昼食は港の食堂で。雨の日も行います。", "集合：汐見駅北口", "meal", Intake.FirstCome,
            now.AddDays(-2), now.AddDays(30), now.AddDays(33), 4, 8,
            [new(null, day.AddDays(40), new TimeOnly(8, 30), 45), new(null, day.AddDays(47), new TimeOnly(8, 30), 45)],
            [new(null, "大人", ForWhom.Anyone, 15, null, new Yen(5500)), new(null, "こども", ForWhom.Anyone, 3, 15, new Yen(3500)), new(null, "幼児", ForWhom.Anyone, 0, 3, new Yen(0))]);
        yield return new(null, 0, "はじめての健康ヨガ教室", "体のかたい方も大丈夫です。動きやすい服でお越しください。", "汐見市勤労会館 2階", "sport", Intake.FirstCome,
            now.AddDays(-5), now.AddDays(12), now.AddDays(13), 1, 2, [new(null, day.AddDays(15), new TimeOnly(18, 30), 20)], [new(null, "参加", ForWhom.Anyone, 15, null, new Yen(0))]);
    }

    public static IEnumerable<WriteNotice> Notices(DateTimeOffset now)
    {
        yield return new(null, 0, "年末年始の窓口のお休み", "12月29日（火）から1月3日（日）まで、窓口とお電話の受付をお休みします。\n\n申請とチケットの購入は、休みの間もこのサイトでできます。", NoticeAudience.Public, now.AddDays(-1), null);
        yield return new(null, 0, "しおさい水族館の入館券を販売しています", "会員価格の入館券を販売しています。買うとすぐに、スマートフォンで使えるQRコードが届きます。", NoticeAudience.Public, now.AddDays(-3), null);
    }
}
