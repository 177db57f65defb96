using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>One of each who may come to a door, and one of each object that belongs to somebody.</summary>
public class AccessWorld : IAsyncLifetime
{
    private readonly Dictionary<string, string> objects = new() { ["nobody"] = Guid.CreateVersion7().ToString(), ["unasked"] = Guid.CreateVersion7().ToString() };

    /// <summary>Added to the services of all hosts.</summary>
    protected virtual Action<IServiceCollection>? More => null;

    public WebSite Web { get; private set; } = null!;
    public SiteUser Member { get; private set; } = null!;
    public SiteUser OtherMember { get; private set; } = null!;
    public SiteUser ViewOfficer { get; private set; } = null!;
    public SiteUser RosterOfficer { get; private set; } = null!;
    public SiteUser OtherOfficer { get; private set; } = null!;
    public SiteUser HalfOfficer { get; private set; } = null!;
    public IReadOnlyDictionary<StaffRole, SiteUser> Staff { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Web = await WebSite.Start(More);
        var (site, world) = (Web.Site, Web.World);
        var member = await world.Member();
        (Member, OtherMember) = (member.User, (await world.Member()).User);
        ViewOfficer = await site.Officer(member.EnterpriseId, OfficerRight.View);
        RosterOfficer = await site.Officer(member.EnterpriseId, OfficerRight.View, OfficerRight.Roster);
        OtherOfficer = await site.Officer(await world.Enterprise("株式会社あおば運輸"), OfficerRight.View, OfficerRight.Roster);
        var half = Guid.CreateVersion7();
        HalfOfficer = await site.Session(new(ActorKind.Officer, half, half, member.EnterpriseId, "担当　試", [], Guid.Empty, "", SessionStage.EnrolSecondFactor));
        var staff = new Dictionary<StaffRole, SiteUser>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            staff[role] = await site.Staff(role);
        }
        Staff = staff;
        objects["enterprise"] = member.EnterpriseId.ToString();
        objects["member"] = await Scalar<string>($"select number from members.member where id = '{member.Id}'");
        await Shop();
        await Claims();
        var csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE0001,試験　一,シケン イ,1980/1/2,本社\r\n";
        var roster = await RosterOfficer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) });
        objects["roster"] = roster.RosterId.ToString();
    }

    public Task DisposeAsync() => Web.DisposeAsync().AsTask();

    /// <summary>One more object for paths.</summary>
    public void Name(string name, string id) => objects[name] = id;

    /// <summary>A path with the names in angle brackets replaced.</summary>
    public string Path(string open) => Regex.Replace(open, "<(.*?)>", name => objects[name.Groups[1].Value], RegexOptions.None, TimeSpan.FromSeconds(1));

    public async Task<T> Scalar<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Web.Site.Superuser);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task Shop()
    {
        var offering = await Web.World.Offering();
        objects["offering"] = offering.Id.ToString();
        var bought = await Member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card));
        var payment = await Member.Do(new PayReservation(bought.ReservationId));
        await Web.Provider.Pay((await Web.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await Web.Settle();
        (objects["bought"], objects["payment"]) = (bought.ReservationId.ToString(), payment.PaymentId!.Value.ToString());
        objects["reservation"] = (await Member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card))).ReservationId.ToString();
    }

    private async Task Claims()
    {
        var claim = (await Member.Do(new StartClaim("Marriage"))).Id;
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));
        await Member.Do(new AttachDocument(claim, "marriage_certificate", "受理証明書.pdf", paper.Length) { Upload = new MemoryStream(paper) });
        var day = Clock.DayOf(Web.Site.Time.Now).AddDays(-20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string, Dictionary<string, string>)[] answers =
        [
            ("date", new() { ["Date"] = day }),
            ("spouse", new() { ["Name"] = "佐藤　健一", ["Kana"] = "さとう けんいち" }),
            ("bank", new() { ["Bank"] = "0001" }),
            ("branch", new() { ["Branch"] = "001" }),
            ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = "12345", ["Holder"] = "ヤマダ　サクラ" }),
        ];
        foreach (var (question, given) in answers)
        {
            await Member.Do(new AnswerQuestion(claim, question, given));
        }
        objects["case"] = (await Member.Do(new SubmitClaim(claim, true))).Reference;
        objects["draft"] = (await Member.Do(new StartClaim("Marriage"))).Id.ToString();
    }
}
