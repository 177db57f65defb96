using WelfareMutual.Enterprises.Register;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Database.Demo;

/// <summary>Plainly invented enterprises and people; the same every time.</summary>
internal static class DemoPeople
{
    public static readonly (string Kanji, string Kana)[] Families =
    [
        ("山田", "ヤマダ"), ("藤本", "フジモト"), ("髙橋", "タカハシ"), ("宮﨑", "ミヤザキ"), ("佐々木", "ササキ"), ("中村", "ナカムラ"), ("大西", "オオニシ"), ("森", "モリ"),
        ("小林", "コバヤシ"), ("渡邊", "ワタナベ"), ("齋藤", "サイトウ"), ("長谷川", "ハセガワ"), ("岡部", "オカベ"), ("汐入", "シオイリ"), ("𠮷田", "ヨシダ"), ("浜", "ハマ"),
    ];

    public static readonly (string Kanji, string Kana, string Sex)[] Givens =
    [
        ("さくら", "サクラ", "Female"), ("亮", "リョウ", "Male"), ("真理", "マリ", "Female"), ("健一", "ケンイチ", "Male"), ("由佳", "ユカ", "Female"), ("蓮", "レン", "Male"),
        ("京子", "キョウコ", "Female"), ("洋平", "ヨウヘイ", "Male"), ("結", "ユイ", "Female"), ("隆", "タカシ", "Male"), ("美咲", "ミサキ", "Female"), ("淳", "ジュン", "NotStated"),
    ];

    public static readonly ProfileContent[] Enterprises =
    [
        new("株式会社汐見精機", "651-0001", "汐見市港町1-1-1", "078-000-0101", "汐見　太郎"),
        new("なぎさ食品株式会社", "651-0002", "汐見市中央2-4-1", "078-000-0102", "渚　花子"),
        new("有限会社みさき印刷", "651-0003", "汐見市岬3-2-5", "078-000-0103", "岬　一郎"),
    ];

    public static EmployeeForm Person(int n)
    {
        var family = Families[n % Families.Length];
        var given = Givens[n * 5 % Givens.Length];
        return new EmployeeForm
        {
            FamilyName = family.Kanji,
            GivenName = given.Kanji,
            FamilyKana = family.Kana,
            GivenKana = given.Kana,
            Sex = given.Sex,
            BornOn = $"{1965 + n * 7 % 38}/{1 + n % 12}/{1 + n * 3 % 28}",
            HiredOn = $"{2004 + n % 20}/4/1",
            EmployeeCode = $"{1000 + n}",
            Employment = n % 4 == 3 ? "パート" : "正社員",
            Workplace = n % 3 == 0 ? "本社" : "第二工場",
            PostalCode = "651-0001",
            Address = $"汐見市浜町{1 + n % 9}-{1 + n % 20}",
            Phone = $"090-0000-{1000 + n:0000}",
            Mail = $"member{n:000}@example.invalid",
        };
    }
}
