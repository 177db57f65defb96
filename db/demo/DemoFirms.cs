using System.Globalization;
using System.Text;
using WelfareMutual.Enterprises.Register;

namespace WelfareMutual.Database.Demo;

/// <summary>Plainly invented enterprises by number, and the roster that each would export from its payroll program.</summary>
internal static class DemoFirms
{
    private static readonly string[] Forms = ["株式会社{0}", "{0}株式会社", "有限会社{0}", "合同会社{0}"];
    private static readonly string[] Places =
        ["汐見", "港", "浜", "岬", "渚", "青葉", "みどり", "山手", "川上", "北浜", "南浦", "若松", "白砂", "松原", "千鳥", "灯台", "磯部", "波止", "桜台", "星野", "月見", "鶴島", "亀山", "瀬戸", "入江", "早瀬", "大橋"];
    private static readonly string[] Trades =
        ["製作所", "食品", "印刷", "運輸", "工務店", "薬局", "建設", "商店", "電機", "設備", "酒造", "紙業", "園芸", "介護サービス", "旅館", "造船", "倉庫", "理容", "物産", "製パン", "鉄工", "会計", "写真館", "書店", "歯科"];

    public static ProfileContent Profile(int i)
    {
        var name = $"{Places[i % Places.Length]}{Trades[i / Places.Length % Trades.Length]}";
        return new(
            string.Format(CultureInfo.InvariantCulture, Forms[(i + i / (Places.Length * Trades.Length)) % Forms.Length], name),
            $"651-{1 + i % 90:0000}", $"汐見市{Places[i * 7 % Places.Length]}町{1 + i % 6}-{1 + i % 23}-{1 + i % 17}", $"078-{i / 10000:000}-{i % 10000:0000}", "汐見　太郎");
    }

    public static string Roster(int firm, int size)
    {
        var csv = new StringBuilder("社員番号,氏名,フリガナ,性別,生年月日,雇用形態,勤務場所,入社年月日,郵便番号,住所,電話番号,メールアドレス\r\n");
        for (var p = 0; p < size; p++)
        {
            csv.Append(Row(firm, p)).Append("\r\n");
        }
        return csv.ToString();
    }

    // Half of the people have a mail address, as in any payroll export.
    private static string Row(int firm, int p)
    {
        var seed = firm * 31 + p * 17;
        var (family, given) = (DemoPeople.Families[seed % DemoPeople.Families.Length], DemoPeople.Givens[(seed / 3 + p) % DemoPeople.Givens.Length]);
        var born = new DateOnly(1961, 1, 1).AddDays((firm * 97 + p * 163) % 15_300);
        var hired = born.AddYears(18 + seed % 7);
        var mail = p % 2 == 0 ? $"m{firm:0000}-{p:000}@example.invalid" : "";
        return string.Join(',',
            $"{1000 + p}", $"{family.Kanji}　{given.Kanji}", $"{family.Kana} {given.Kana}", given.Sex switch { "Female" => "女", "Male" => "男", _ => "" }, $"{born:yyyy/M/d}",
            p % 4 == 3 ? "パート" : "正社員", p % 3 == 0 ? "本社" : "第二工場", $"{hired:yyyy/M/d}", $"651-{1 + seed % 90:0000}",
            $"汐見市{Places[seed % Places.Length]}町{1 + seed % 9}-{1 + p % 30}", $"090-{seed / 10000 % 10000:0000}-{seed % 10000:0000}", mail);
    }
}
