using System.Text;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Modules.Members;

/// <summary>An enterprise that is open, with a clerk and an officer at work.</summary>
internal sealed record Firm(Site Site, Guid Id, string Number, SiteUser Clerk, SiteUser Officer)
{
    public static readonly ProfileContent Profile = new("株式会社みどり製作所", "650-0001", "汐見市港町1-2-3", "078-000-0000", "緑川　茂");

    public static async Task<Firm> Open(Site site, string number = "1284")
    {
        var clerk = await site.Staff(StaffRole.Clerk);
        var opened = await clerk.Do(new OpenEnterprise(number, Profile, new(2020, 4, 1)));
        await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, new(2020, 4, 1), 0));
        return new(site, opened.EnterpriseId, opened.Number, clerk, await site.Officer(opened.EnterpriseId, OfficerRight.View, OfficerRight.Roster));
    }

    public static EmployeeForm Person(string family = "山田", string given = "さくら", string familyKana = "ヤマダ", string givenKana = "さくら", string born = "S55.4.2") => new()
    {
        FamilyName = family,
        GivenName = given,
        FamilyKana = familyKana,
        GivenKana = givenKana,
        BornOn = born,
        Sex = "Female",
        Employment = "正社員",
        Workplace = "本社",
        HiredOn = "2010/4/1",
        Phone = "090-1234-5678",
    };

    /// <summary>A member since long ago.</summary>
    public async Task<Guid> Join(EmployeeForm? form = null) =>
        (await Clerk.Do(new RegisterOnBehalf(Id, form ?? Person(), "田中　浩二", new(2020, 5, 1)))).PersonId;

    public async Task<UploadRoster.Result> Upload(string csv, RosterKind kind = RosterKind.WholeList, SiteUser? by = null) =>
        await (by ?? Officer).Do(new UploadRoster(kind, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) });

    public static string Csv(int from, int count) =>
        "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(Enumerable.Range(from, count).Select(i => $"E{i:0000},試験　{Kanji(i)},シケン {Kana(i)},1980/1/2,本社\r\n"));

    private static string Kana(int i) => string.Concat($"{i}".Select(c => "アイウエオカキクケコ"[c - '0']));
    private static string Kanji(int i) => string.Concat($"{i}".Select(c => "一二三四五六七八九十"[c - '0']));
}
