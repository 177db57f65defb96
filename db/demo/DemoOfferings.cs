using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Database.Demo;

internal static class DemoOfferings
{
    public static IEnumerable<SaveOffering> All(DateTimeOffset now, DateOnly useUntil)
    {
        yield return new(null, 0, "しおさい水族館 入館券", "汐見港の水族館に、会員価格で入れます。買うとすぐにQRコードが届き、スマートフォンの画面を見せるだけで入館できます。",
            TicketKind.Voucher, "汐見市港町1-1（市営地下鉄「汐見港」から歩いて5分）", "sea", now.AddDays(-3), Clock.StartOf(useUntil), useUntil, 7, 6, 8, LimitPeriod.FiscalYear, 500,
            [Price("大人", "高校生以上", 1600, 2400), Price("こども", "小学生・中学生", 800, 1200), Price("幼児", "3歳以上", 400, 600)]);
        yield return new(null, 0, "汐見市民劇場「港の灯」", "人気の舞台を会員価格で。お席は当日の受付で決まります。", TicketKind.Dated, "汐見市民劇場 大ホール", "stage",
            now.AddDays(-1), now.AddDays(40), Clock.DayOf(now.AddDays(45)), 0, 2, 4, LimitPeriod.WholeSale, 100, [Price("S席", "どなたでも", 4500, 7000), Price("A席", "どなたでも", 3000, 5000)],
            new(Clock.DayOf(now.AddDays(45)), new(18, 30), "お席は当日の受付で決まります"));
        yield return new(null, 0, "シネマ汐見 映画鑑賞券", "どの映画にも使える鑑賞券です。", TicketKind.Code, "シネマ汐見", "film",
            now.AddDays(-10), Clock.StartOf(useUntil), useUntil, 7, 12, 20, LimitPeriod.FiscalYear, 2000, [Price("一般", "どなたでも", 1200, 2000)]);
        yield return new(null, 0, "汐見百貨店 共通商品券", "登録の住所へ郵送する紙の券です。", TicketKind.Mailed, "汐見百貨店の全店", "meal",
            now.AddDays(-5), Clock.StartOf(useUntil), useUntil, 7, 4, 8, LimitPeriod.FiscalYear, 400, [Price("1,000円券", "どなたでも", 900, 1000)]);
        yield return new(null, 0, "汐見温泉 入浴券（おためし）", "はじめての方へ、無料の入浴券です。", TicketKind.Voucher, "汐見温泉センター", "stay",
            now.AddDays(-2), now.AddDays(60), Clock.DayOf(now.AddDays(80)), 0, 1, 2, LimitPeriod.FiscalYear, 300, [Price("おためし", "会員とご家族", 0, 900)]);
    }

    private static SaveOffering.Price Price(string name, string note, int member, int usual) => new(null, name, note, new Yen(member), new Yen(usual));
}
