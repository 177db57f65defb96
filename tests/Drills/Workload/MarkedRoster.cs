using System.Globalization;
using System.Text;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Workload;

/// <summary>A firm's roster, every value of which nobody else has.</summary>
internal sealed class MarkedRoster(int people)
{
    private const string Kanji = "麒麟鳳凰鸞鵬獏鵺鯱鷲";
    private const string Kana = "ヌソレロヴユムホヘケ";

    /// <summary>What each value is, and the value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Needles => Enumerable.Range(0, people).SelectMany(i => new[]
    {
        KeyValuePair.Create($"family name {i}", Family(i)), KeyValuePair.Create($"given name {i}", Given(i)), KeyValuePair.Create($"kana {i}", FamilyKana(i)),
        KeyValuePair.Create($"employee code {i}", Code(i)), KeyValuePair.Create($"workplace {i}", Workplace(i)),
    });

    /// <returns>When everyone is in the register.</returns>
    public async Task File(Stage stage, CancellationToken ct)
    {
        var clerk = await stage.World.Clerk();
        var since = Clock.DayOf(stage.Site.Time.Now).AddYears(-5);
        var firm = (await clerk.Do(new OpenEnterprise("2001", new ProfileContent("株式会社みどり製作所", "650-0001", "汐見市港町1-1", "078-000-0000", "緑川　一"), since))).EnterpriseId;
        await clerk.Do(new MoveEnterprise(firm, EnterpriseState.Active, since, 0));
        var officer = await stage.Site.Officer(firm, OfficerRight.View, OfficerRight.Roster);
        var upload = await officer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(Csv())) }, Guid.CreateVersion7());
        await officer.Do(new FileRoster(upload.RosterId, (await officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint), Guid.CreateVersion7());
        for (var tries = 0; tries < 80 && (await officer.Do(new RosterStatus(upload.RosterId))).State == RosterState.Filing; tries++)
        {
            await Task.Delay(250, ct);
        }
        var there = (await stage.Query($"select count(*) from members.member where enterprise_id = '{firm}'"))[0];
        if (there != people.ToString(CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"{there} of {people} people of the roster are in the register; {upload.FaultyRows} rows were faulty");
        }
    }

    private string Csv() => "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(Enumerable.Range(0, people).Select(i =>
        $"{Code(i)},{Family(i)}　{Given(i)},{FamilyKana(i)} {Spell(i, Kana)},{1960 + i % 40}/{1 + i % 12}/{1 + i % 28},{Workplace(i)}\r\n"));

    private static string Family(int i) => "標的" + Spell(i, Kanji);
    private static string Given(int i) => Spell(i, Kanji) + "丸";
    private static string FamilyKana(int i) => "ヒョウテキ" + Spell(i, Kana);
    private static string Code(int i) => string.Create(CultureInfo.InvariantCulture, $"HQ7X{i:0000}");
    private static string Workplace(int i) => $"沈黙{Spell(i, Kanji)}工場";

    private static string Spell(int number, string digits) => string.Concat(number.ToString("000", CultureInfo.InvariantCulture).Select(c => digits[c - '0']));
}
