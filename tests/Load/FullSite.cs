using System.Globalization;
using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Database.Migrator.Development;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Load;

/// <summary>A city's scheme in use: 45,000 members, 20,000 open cases, members with a history, and whoever looks at it signed in.</summary>
/// <param name="Case">Reference of a case with its documents.</param>
/// <param name="Clerk">With the card in the reader of Development.</param>
internal sealed record FullSite(SiteUser Member, SiteUser Officer, SiteUser Clerk, string Case, int Members, int Cases)
{
    public const string Card = "S001";
    private const string Password = "minato-no-akari-2026";
    private const int Offerings = 12;

    public static async Task<FullSite> Fill(Bench bench)
    {
        bench.Site.Time.Now = TimeProvider.System.GetUtcNow().AddDays(-50); // who is registered today is a member from next month
        await Register.Fill(bench);
        bench.Site.Time.Now = TimeProvider.System.GetUtcNow();
        await bench.Site.RunJobs();
        var member = (await bench.SignedIn(1))[0];
        for (var i = 0; i < Offerings; i++)
        {
            var offering = await bench.World.Offering(title: $"しおさい水族館 入館券 {i}", price: 0);
            var order = await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 2)], PaymentMethod.Card));
            await member.Do(new PayReservation(order.ReservationId));
        }
        var reference = await Claim(bench, member);
        var cases = await Inboxes.Fill(bench);
        await bench.Query<string>("analyze; select 'done'");
        var enterprise = (await bench.Query<Guid>("select enterprise_id from members.member order by number limit 1"))[0];
        return new(member, await bench.Officer(enterprise), await SignInClerk(bench), reference, (int)(await bench.Query<long>("select count(*) from members.member"))[0], (int)cases);
    }

    /// <summary>In by the ordinary use cases: entered, with card and password.</summary>
    private static async Task<SiteUser> SignInClerk(Bench bench)
    {
        DemoCards.Fill(bench.Cards, [Card, "S008"]);
        var nextYear = Clock.DayOf(bench.Site.Time.Now).AddYears(1);
        BeginRegister.Founder Founder(string code, StaffRole[] roles)
        {
            var card = MadeCard.Read(Path.Combine(bench.Cards, code + ".crt"));
            return new(code, "大西　真理", roles, card.Serial, card.Thumbprint, card.ValidTo);
        }
        var began = await bench.Site.Job(new BeginRegister([Founder(Card, [StaffRole.Clerk, StaffRole.System]), Founder("S008", [StaffRole.System])], new("127.0.0.1", new string('C', 64), nextYear)));
        var serial = MadeCard.Read(Path.Combine(bench.Cards, Card + ".crt")).Serial;
        await bench.Site.Staff("", serial).Do(new StartPassword(began.Value.StartKeys[0], Password));
        return bench.Site.Staff((await bench.Site.Staff("", serial).Do(new SignInStaff(Password))).Token, serial);
    }

    private static async Task<string> Claim(Bench bench, SiteUser member)
    {
        var claim = (await member.Do(new StartClaim("Marriage"))).Id;
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));
        await member.Do(new AttachDocument(claim, "marriage_certificate", "受理証明書.pdf", paper.Length) { Upload = new MemoryStream(paper) });
        (string, Dictionary<string, string>)[] answers =
        [
            ("date", new() { ["Date"] = Clock.DayOf(bench.Site.Time.Now).AddDays(-10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
            ("spouse", new() { ["Name"] = "佐藤　健一", ["Kana"] = "さとう けんいち" }),
            ("bank", new() { ["Bank"] = "0001" }),
            ("branch", new() { ["Branch"] = "001" }),
            ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = "12345", ["Holder"] = "サトウ　イチ" }),
        ];
        foreach (var (question, given) in answers)
        {
            await member.Do(new AnswerQuestion(claim, question, given));
        }
        return (await member.Do(new SubmitClaim(claim, true))).Reference;
    }
}
