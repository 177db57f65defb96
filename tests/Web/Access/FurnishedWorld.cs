using System.Text;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Events.Entries;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Web.BackOffice;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

[CollectionDefinition("furnished world")]
public sealed class FurnishedCollection : ICollectionFixture<FurnishedWorld>;

/// <summary>The world of the access table, in which every page has something to show.</summary>
public class FurnishedWorld : AccessWorld
{
    /// <summary>Shows nothing: it leads to another page, which is opened as itself.</summary>
    internal const string Leads = "/cases/<nobody>/next";

    /// <summary>The access table opens some pages with an object that is not there; a page without an object shows nothing.</summary>
    internal static readonly Dictionary<string, string> Real = new(StringComparer.Ordinal)
    {
        ["/my/cases/<nobody>/correct"] = "/my/cases/<case>/correct",
        ["/cases/<case>/documents/<nobody>"] = "/cases/<case>/documents/<scan>",
        ["/audit/entries/<nobody>"] = "/audit/entries/<entry of the log>",
        ["/payments/go/<payment>"] = "/payments/go/<open payment>",
        ["/enterprise/roster-filed/<roster>"] = "/enterprise/roster-filed/<filed roster>",
        ["/cases/<nobody>/correct"] = "/cases/<paper>/correct",
        ["/payouts/check/<nobody>"] = "/payouts/check/<batch>",
        ["/payouts/release/<nobody>"] = "/payouts/release/<batch>",
    };

    /// <summary>An officer with a password and no second factor yet.</summary>
    public SiteUser Newcomer { get; private set; } = null!;

    internal static string Furnished(string open) => Real.GetValueOrDefault(open, open);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Pay();
        await Batch();
        await Paper();
        Add("scan", (await Scalar<Guid>($"select id from casework.case_document where case_id = '{Id("claim")}' limit 1")).ToString());
        Add("entry of the log", (await Scalar<Guid>("select entry_id from audit.entry_person limit 1")).ToString());
        await Open();
        var key = await Web.Site.MailedKey(Id("colleague"));
        Newcomer = Web.Site.As((await Web.Site.Guest.Do(new ActivateAccount("nakagawa-1284", key, "nagisa-no-roster-2026"))).Token);
    }

    /// <summary>The entry is paid: a receipt of what was not leads to another page.</summary>
    private async Task Pay()
    {
        var known = (await Web.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToHashSet();
        await Member.Do(new PayEntry(Id("entry")));
        await Web.Provider.Pay((await Web.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()!).Single(s => !known.Contains(s)));
        await Web.Settle();
    }

    /// <summary>A payment that waits for the member, and a roster that was filed.</summary>
    private async Task Open()
    {
        var offering = await Web.World.Offering(title: "汐見温泉 入浴券");
        var order = await Member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card));
        Add("open payment", (await Member.Do(new PayReservation(order.ReservationId))).PaymentId!.Value.ToString());
        const string csv = "社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE0002,試験　二,シケン ニ,1981/1/2,本社\r\n";
        var roster = (await RosterOfficer.Do(new UploadRoster(RosterKind.Differences, "名簿.csv") { Upload = new MemoryStream(Encoding.UTF8.GetBytes(csv)) })).RosterId;
        await RosterOfficer.Do(new FileRoster(roster, (await RosterOfficer.Do(new ReviewRoster(roster))).Fingerprint));
        Add("filed roster", roster.ToString());
    }

    /// <summary>A claim on paper that was returned.</summary>
    private async Task Paper()
    {
        var site = Web.Site;
        var day = Clock.DayOf(site.Time.Now).AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var member = (await Web.World.Member()).Id;
        var entered = await (await site.Staff(StaffRole.Clerk)).Do(new EnterPaperClaim(
            (await Scalar<string>($"select number from members.member where id = '{member}'"))!, "Marriage", Clock.DayOf(site.Time.Now), new Dictionary<string, string>
            {
                ["Date"] = day,
                ["Name"] = "佐藤　健一",
                ["Kana"] = "サトウ　ケンイチ",
                ["Bank"] = "0001",
                ["Branch"] = "001",
                ["AccountKind"] = "Ordinary",
                ["AccountNumber"] = "12345",
                ["Holder"] = "ヤマダ　サクラ",
            }, []));
        var examiner = await site.Staff(StaffRole.Examiner);
        var review = await examiner.Do(new ReviewCase(entered.Reference));
        await examiner.Do(new ReturnForFields(entered.CaseId, review.Version, [new("spouse", "名前を確かめてください。"), new("account", "名義を確かめてください。")]));
        Add("paper", entered.Reference);
    }

    /// <summary>Three people of two households in one batch, the second of two.</summary>
    private async Task Batch()
    {
        var site = Web.Site;
        await (await Colleagues.Of(site)).Rule("payouts.settings",
            """{"originatorCode":"0000012345","originatorKana":"ｼｵﾐｷｮｳｻｲ","bankCode":"0001","branchCode":"001","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}""");
        var (clerk, examiner, approver) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Examiner), Staff[StaffRole.Approver]);
        for (var i = 0; i < 3; i++)
        {
            var reference = await new Desk(Web).Claim((await Web.World.Member()).User);
            var review = await clerk.Do(new ReviewCase(reference));
            await clerk.Do(new CheckContent(review.Case.Id, review.Version));
            await examiner.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
            await approver.Do(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount.Value));
            if (i != 1)
            {
                Add("batch", (await (await site.Staff(StaffRole.Cashier)).Do(new PrepareBatch(BusinessDays.OfBanks.Add(Clock.DayOf(site.Time.Now), 30)))).Number);
            }
        }
    }
}
