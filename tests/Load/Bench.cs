using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Load;

/// <summary>A database of the bench's own, and what the measurements share. Where it does not say otherwise, sessions are opened without the sign-in.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const int Clients = 16;
    private readonly TestDatabase database;
    private readonly NpgsqlDataSource superuser;
    private readonly KeyFolderCopy keys = new(); // a measurement may change them
    private int enterprises;

    private Bench(TestDatabase database)
    {
        this.database = database;
        superuser = NpgsqlDataSource.Create(database.Superuser);
        // Patience: all callers start at once and wait for one of the connections.
        string Patient(string address) => new NpgsqlConnectionStringBuilder(address) { Timeout = 600, CommandTimeout = 600, MaxPoolSize = Clients }.ConnectionString;
        Addresses = new(Patient(database.Gateway), Patient(database.Office), Patient(database.Jobs), keys.Gateway, keys.Office);
        Site = Site.On(Addresses, new FakeTime { Now = TimeProvider.System.GetUtcNow() }, new Dictionary<string, string?> { ["WM:Identity:HashIterations"] = "1000" }); // no measurement is of hashes
        World = new World(Site);
    }

    public SiteAddresses Addresses { get; }
    public Site Site { get; }
    public World World { get; }
    public string Superuser => database.Superuser;

    /// <summary>Cards of staff, for the reader of Development.</summary>
    public string Cards { get; } = Directory.CreateTempSubdirectory("wm-cards-").FullName;

    public static async Task<Bench> Start() => new(await TestDatabase.Create());

    public async Task<Guid> Enterprise()
    {
        var clerk = await World.Clerk();
        var since = Clock.DayOf(Site.Time.Now).AddYears(-5);
        var opened = await clerk.Do(new OpenEnterprise($"{2000 + enterprises++}", new ProfileContent("株式会社みどり製作所", "650-0001", "汐見市港町1-1", "078-000-0000", "緑川　一"), since));
        await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, since, 0));
        return opened.EnterpriseId;
    }

    public Task<UploadRoster.Result> Upload(SiteUser officer, int people) =>
        officer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(Roster(people))) });

    public static string Roster(int people) => "社員番号,氏名,フリガナ,生年月日,勤務場所\r\n" + string.Concat(Enumerable.Range(1, people).Select(Row));

    public Task<SiteUser> Officer(Guid enterprise) => Site.Officer(enterprise, OfficerRight.View, OfficerRight.Roster);

    public async Task<int> File(SiteUser officer, int people)
    {
        var upload = await Upload(officer, people);
        var review = await officer.Do(new ReviewRoster(upload.RosterId));
        return (await officer.Do(new FileRoster(upload.RosterId, review.Fingerprint))).Filed ?? (await Site.Job(new FileAcceptedRoster())).Value.People;
    }

    public async Task<List<T>> Query<T>(string sql)
    {
        await using var command = superuser.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetFieldValue<T>(0));
        }
        return found;
    }

    /// <summary>Members with a password of their own, who came in by the ordinary use cases: the key of the letter, then number and password.</summary>
    public async Task<SiteUser[]> SignedIn(int count)
    {
        const string password = "shiomi-no-natsumatsuri";
        var people = await Query<string>($"select id || ' ' || number from members.member order by number limit {count}");
        var members = new SiteUser[people.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, people.Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            var (id, number) = (Guid.Parse(people[i].Split(' ')[0]), people[i].Split(' ')[1]);
            await Site.Guest.Do(new ActivateAccount(number, await Site.MailedKey(id), password));
            members[i] = Site.As((await Site.Guest.Do(new SignIn(number, password))).Token);
        });
        return members;
    }

    public static async Task<TimeSpan> Time(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    public static void Print(string what, string figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-66} {figure}"));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await superuser.DisposeAsync();
        await database.DisposeAsync();
        keys.Dispose();
        Directory.Delete(Cards, true);
    }

    /// <summary>One member in twenty has each: about as common as the commonest family names are.</summary>
    private static readonly (string Name, string Kana)[] Families =
    [
        ("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ"), ("田中", "タナカ"), ("伊藤", "イトウ"), ("渡辺", "ワタナベ"), ("山本", "ヤマモト"), ("中村", "ナカムラ"), ("小林", "コバヤシ"), ("加藤", "カトウ"),
        ("吉田", "ヨシダ"), ("山田", "ヤマダ"), ("佐々木", "ササキ"), ("山口", "ヤマグチ"), ("松本", "マツモト"), ("井上", "イノウエ"), ("木村", "キムラ"), ("林", "ハヤシ"), ("斎藤", "サイトウ"), ("清水", "シミズ"),
    ];

    private static string Row(int number)
    {
        var (name, kana) = Families[number % Families.Length];
        return $"E{number:00000},{name}　{Spell(number, "一二三四五六七八九十")},{kana} {Spell(number, "アイウエオカキクケコ")},{1965 + number % 40}/{1 + number % 12}/{1 + number % 28},本社\r\n";
    }

    private static string Spell(int number, string digits) => string.Concat($"{number}".Select(c => digits[c - '0']));
}
