using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Content.Notices;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Identity.Portals;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Retention.Holds;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>One of each who may come to a door, and one of each object that belongs to somebody.</summary>
public class AccessWorld : IAsyncLifetime
{
    private readonly Dictionary<string, string> objects = new() { ["nobody"] = Guid.CreateVersion7().ToString() };

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

    public virtual async Task InitializeAsync()
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
        await Entrance(member.Id);
        await Shop();
        await Outing();
        await Notice();
        await Claims();
        await Web.Site.Scan();
        await Desk();
        await Purge();
        await Papers(objects["member"]);
    }

    public Task DisposeAsync() => Web.DisposeAsync().AsTask();

    /// <summary>One more object for paths.</summary>
    public void Add(string name, string id) => objects[name] = id;

    public string Name(string thing) => objects[thing];

    public Guid Id(string thing) => Guid.Parse(objects[thing]);

    /// <summary>A path with the names in angle brackets replaced.</summary>
    public string Path(string open) => Regex.Replace(open, "<(.*?)>", name => objects[name.Groups[1].Value], RegexOptions.None, TimeSpan.FromSeconds(1));

    public Task<T> Scalar<T>(string sql) => Web.Site.Database.Scalar<T>(sql);

    /// <summary>A passkey, and a session at another device.</summary>
    private async Task Entrance(Guid member)
    {
        objects["passkey"] = (await Scalar<Guid>(
            $"""
            insert into identity.passkey (id, person_id, credential, public_key, sign_count, transports, backup_eligible, backed_up, device, created_at)
            values (gen_random_uuid(), '{member}', '\x01', '\x01', 0, '{"{}"}', false, false, 'iPhone・Safari', now()) returning id
            """)).ToString();
        await Web.Site.Member(member);
        await Web.World.Founders();
        await Web.Site.Job(new RegisterPortal("east", new string('A', 64), "S001", "S002"));
        objects["registered"] = (await Scalar<Guid>("select id from identity.staff where code = 'S001'")).ToString();
        objects["card"] = (await Scalar<Guid>($"select id from identity.card where staff_id = '{objects["registered"]}'")).ToString();
        objects["terminal"] = (await Scalar<Guid>("select id from identity.terminal where number = 1")).ToString();
        objects["portal"] = "east";
        objects["elsewhere"] = (await Scalar<Guid>(
            $"select id from kernel.session where account_id = '{member}' and token_hash <> sha256('{Member.Token}'::bytea)")).ToString();
    }

    /// <summary>A draft of a run with one held person in it, as the schedule writes it.</summary>
    private async Task Purge()
    {
        await Staff[StaffRole.Examiner].Do(new PlaceHold(objects["member"], "suit", "令和8年(ワ)第1号"));
        objects["purge"] = (await Scalar<Guid>(
            """
            insert into retention.purge (id, number, state, day, periods, people, held, rows, digest, drafted_at, version)
            values (gen_random_uuid(), 1, 'Drafted', '2026-10-01', '{"Membership": 60, "fiscal": true}', 0, 1, 1, sha256('x'), now(), 0) returning id
            """)).ToString();
        objects["done purge"] = (await Scalar<Guid>(
            """
            insert into retention.purge (id, number, state, day, periods, people, held, rows, digest, drafted_at, proposed_by, proposed_at, released_by, released_at, certificate, certificate_hash, version)
            values (gen_random_uuid(), 0, 'Done', '2026-04-01', '{"Membership": 60, "fiscal": true}', 0, 0, 0, sha256('x'), now(), gen_random_uuid(), now(), gen_random_uuid(), now(), '消去証明書　第0号', sha256('y'), 0) returning id
            """)).ToString();
        await Scalar<Guid>($"insert into retention.purge_item (purge_id, subject_id, kind, due_on, state) select '{objects["purge"]}', id, 'Member', '2026-04-01', 'Held' from members.member where number = '{objects["member"]}' returning subject_id");
    }

    private async Task Shop()
    {
        var offering = await Web.World.Offering();
        objects["offering"] = offering.Id.ToString();
        objects["mailed"] = (await Web.World.Offering(kind: TicketKind.Mailed)).Id.ToString();
        var bought = await Member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card));
        var payment = await Member.Do(new PayReservation(bought.ReservationId));
        await Web.Provider.Pay((await Web.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await Web.Settle();
        // Staff find what jobs wrote down; here a late payment that nothing came before.
        objects["difference"] = (await Scalar<Guid>(
            $"""
            insert into payments.difference (id, payment_id, person_id, kind, state, seen_amount, seen_currency, received, found_at, tries, version)
            select gen_random_uuid(), id, payer_id, 'Late', 'Open', amount, 'jpy', true, paid_at, 0, 0 from payments.payment where id = '{payment.PaymentId}' returning id
            """)).ToString();
        (objects["bought"], objects["payment"]) = (bought.ReservationId.ToString(), payment.PaymentId!.Value.ToString());
        objects["reservation"] = (await Member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card))).ReservationId.ToString();
    }

    private async Task Outing()
    {
        var clerk = await Web.World.Clerk();
        var (now, today) = (Web.Site.Time.Now, Clock.DayOf(Web.Site.Time.Now));
        var happening = (await clerk.Do(new SaveEvent(
            null, 0, "秋のバス旅行", "紅葉を見に行きます。", "汐見駅", "park", Intake.FirstCome, now.AddDays(-1), now.AddDays(20), now.AddDays(24),
            3, 4, [new(null, today.AddDays(30), new(8, 30), 49)], [new(null, "どなたでも", ForWhom.Anyone, 0, null, new Yen(3000))]))).EventId;
        await clerk.Do(new PublishEvent(happening));
        var session = (await clerk.Do(new EventBoard(happening))).Rows[0].Sessions[0].Id;
        (objects["event"], objects["session"]) = (happening.ToString(), session.ToString());
        objects["entry"] = (await Member.Do(new EnterEvent(session, [], PaymentMethod.Card))).EntryId.ToString();
    }

    private async Task Notice()
    {
        var notice = (await Staff[StaffRole.Clerk].Do(new WriteNotice(
            null, 0, "年末の窓口", "12月29日から休みます。", NoticeAudience.Public, Web.Site.Time.Now.AddDays(-1), null))).NoticeId;
        await Staff[StaffRole.Examiner].Do(new PublishNotice(notice, 0));
        objects["notice"] = notice.ToString();
    }

    private async Task Desk()
    {
        var csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE0001,試験　一,シケン イ,1980/1/2,本社\r\n";
        var roster = await RosterOfficer.Do(new UploadRoster(RosterKind.WholeList, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) });
        objects["roster"] = roster.RosterId.ToString();
        await RosterOfficer.Do(new RegisterEmployee(new()
        {
            FamilyName = "中村",
            GivenName = "光",
            FamilyKana = "ナカムラ",
            GivenKana = "ヒカル",
            BornOn = "1991-05-04",
            HiredOn = "2026-04-01",
        }));
        var filing = (await RosterOfficer.Do(new OurFilings(1))).Filings[0];
        (objects["filing"], objects["filing number"]) = (filing.Id.ToString(), filing.Number);
        await RosterOfficer.Do(new InviteColleague(new("nakagawa-1284", "中川　望", null, [OfficerRight.View])));
        objects["colleague"] = (await RosterOfficer.Do(new OurOfficers())).Officers[0].Account.ToString();
        objects["relative"] = (await Member.Do(new SaveRelative(null, Kinship.Child, "山田　ひかり", "ヤマダ　ヒカリ", "2020-01-02", true))).RelativeId.ToString();
    }

    private async Task Papers(string member)
    {
        var request = (await Staff[StaffRole.Clerk].Do(new EnterRequest(RequestKind.Disclosure, member, false, Clock.DayOf(Web.Site.Time.Now), "登録の内容をすべて知りたい。"))).Number;
        var id = await Scalar<Guid>($"select id from exports.rights_request where number = '{request}'");
        await Staff[StaffRole.Clerk].Do(new CheckIdentity(id, 0, "licence"));
        await Staff[StaffRole.Clerk].Do(new ProposeAnswer(id, 1, RequestAnswer.Granted, "本人の記録であるため。"));
        await Staff[StaffRole.Approver].Do(new DecideRequest(id, 2, true));
        objects["request"] = request;
        objects["order"] = (await Staff[StaffRole.Clerk].Do(new OrderExport(ExportKind.PersonRecord, request, null, null, "開示の請求への回答", "請求した本人"))).Number;
    }

    private async Task Claims()
    {
        var (claim, reference) = await Submitted();
        (objects["claim"], objects["case"]) = (claim.ToString(), reference);
        var review = await Staff[StaffRole.Examiner].Do(new ReviewCase(reference));
        await Staff[StaffRole.Examiner].Do(new ReturnForFields(claim, review.Version, [new("spouse", "漢字を確かめてください。")]));
        var draft = (await Member.Do(new StartClaim("Marriage"))).Id;
        (objects["draft"], objects["document"]) = (draft.ToString(), (await Paper(draft)).ToString());
    }

    private async Task<(Guid, string)> Submitted()
    {
        var day = Clock.DayOf(Web.Site.Time.Now).AddDays(-20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var claim = (await Member.Do(new StartClaim("Marriage"))).Id;
        await Paper(claim);
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
        return (claim, (await Member.Do(new SubmitClaim(claim, true))).Reference);
    }

    private async Task<Guid> Paper(Guid claim)
    {
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));
        return (await Member.Do(
            new AttachDocument(claim, "marriage_certificate", "受理証明書.pdf", paper.Length) { Upload = new MemoryStream(paper) })).DocumentId;
    }
}
