using System.Text;
using Npgsql;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>A member of Oct 2026 in February 2027, the people of the desk, and a claim in any state, all by running use cases.</summary>
internal sealed class ClaimWorld : IAsyncDisposable
{
    private int employees;

    private ClaimWorld(Site site) => Site = site;

    public Site Site { get; }
    public SiteUser Officer { get; private set; } = null!;
    public SiteUser Clerk { get; private set; } = null!;
    public SiteUser Approver { get; private set; } = null!;

    public static async Task<ClaimWorld> Start(params (string Key, string Value)[] settings)
    {
        var world = new ClaimWorld(await Site.Start(settings));
        world.Clerk = await world.Site.Staff(StaffRole.Clerk, StaffRole.Examiner);
        world.Approver = await world.Site.Staff(StaffRole.Approver);
        var opened = await world.Clerk.Do(new OpenEnterprise("1284", Profile, new DateOnly(2026, 4, 1)));
        await world.Clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, new DateOnly(2026, 4, 1), 0));
        world.Officer = await world.Site.Officer(opened.EnterpriseId, OfficerRight.Roster);
        return world;
    }

    private static ProfileContent Profile => new("株式会社みどり製作所", "650-0001", "汐見市中央1-1", "078-000-0000", "緑川　誠");

    public async Task<SiteUser> Member()
    {
        var n = ++employees;
        await Officer.Do(new RegisterEmployee(new EmployeeForm
        {
            FamilyName = "山田",
            GivenName = $"さくら{n}",
            FamilyKana = "ヤマダ",
            GivenKana = $"サクラ{"アイウエオカキクケコ"[n]}",
            BornOn = "1990-02-03",
        }));
        var id = await Scalar<Guid>("select id from members.member order by number desc limit 1");
        Site.Time.SetTokyo(2027, 2, 1);
        return await Site.Member(id);
    }

    public static IReadOnlyList<(string Question, Dictionary<string, string> Answers)> Marriage(string date = "2027-01-12") =>
    [
        ("date", new() { ["Date"] = date }),
        ("spouse", new() { ["Name"] = "佐藤　健一", ["Kana"] = "さとう けんいち" }),
        .. Account,
    ];

    public static IReadOnlyList<(string, Dictionary<string, string>)> Account { get; } =
    [
        ("bank", new() { ["Bank"] = "0001" }),
        ("branch", new() { ["Branch"] = "001" }),
        ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = "１２３４５", ["Holder"] = "ヤマダ　サクラ" }),
    ];

    public static async Task<Guid> Draft(SiteUser member, IReadOnlyList<(string Question, Dictionary<string, string> Answers)>? answers = null, string kind = "Marriage")
    {
        var started = await member.Do(new StartClaim(kind));
        await Attach(member, started.Id, "marriage_certificate");
        foreach (var (question, given) in answers ?? Marriage())
        {
            await member.Do(new AnswerQuestion(started.Id, question, given));
        }
        return started.Id;
    }

    public static Task<AttachDocument.Result> Attach(SiteUser member, Guid id, string need)
    {
        var file = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 300_000));
        return member.Do(new AttachDocument(id, need, "受理証明書.pdf", file.Length) { Upload = new MemoryStream(file) });
    }

    public static async Task<string> Submitted(SiteUser member) => (await member.Do(new SubmitClaim(await Draft(member), true))).Reference;

    public async Task<string> Approved(SiteUser member)
    {
        var reference = await Submitted(member);
        await Decide(reference);
        return reference;
    }

    public async Task Decide(string reference)
    {
        var review = await Clerk.Do(new ReviewCase(reference));
        await Clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await Clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
        await Approver.Do(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount!.Value));
    }

    public Task<T> Scalar<T>(string sql) => Site.Database.Scalar<T>(sql);

    public async Task Execute(string sql, string? address = null)
    {
        await using var source = NpgsqlDataSource.Create(address ?? Site.Superuser);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
