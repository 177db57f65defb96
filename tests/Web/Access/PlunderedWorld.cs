using System.Globalization;
using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>The furnished world, and in it one of each that a thief would look for first: an illness with its papers, a whole record, a companion, a bank file.</summary>
public sealed class PlunderedWorld : FurnishedWorld
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var whole = await Web.World.Member(form: new EmployeeForm
        {
            FamilyName = "磯部",
            GivenName = "渚",
            FamilyKana = "イソベ",
            GivenKana = "ナギサ",
            BornOn = "1984-02-03",
            HiredOn = "2015-04-01",
            MarriedOn = "2012-11-22",
            Sex = nameof(WelfareMutual.Members.Contracts.Sex.Female),
            Employment = "正社員",
            Workplace = "港工場",
            EmployeeCode = "E900",
            PostalCode = "651-0009",
            Address = "汐見市磯町3-1",
            Phone = "078-000-0300",
            Mail = "nagisa@example.jp",
        });
        await whole.User.Do(new EnterEvent(Id("session"), [new PartyMember(null, "汐見　ひかり", 9)], PaymentMethod.Card));
        await Illness(await Scalar<string>($"select number from members.member where id = '{whole.Id}'"));
        await Released();
    }

    private async Task Illness(string member)
    {
        await Web.Site.Database.Execute(
            """insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at) values (gen_random_uuid(), 'benefits.scheme', '2026-04-01', '{"id":"hyogo-familypack"}', gen_random_uuid(), now())""");
        var today = Clock.DayOf(Web.Site.Time.Now);
        string Day(int back) => today.AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entered = await Staff[StaffRole.Clerk].Do(new EnterPaperClaim(member, "SicknessAbsence", today, new Dictionary<string, string>
        {
            ["From"] = Day(45),
            ["Back"] = Day(4),
            ["Bank"] = "0001",
            ["Branch"] = "001",
            ["AccountKind"] = "Ordinary",
            ["AccountNumber"] = "12345",
            ["Holder"] = "イソベ　ナギサ",
        }, []));
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));
        await Staff[StaffRole.Clerk].Do(new AttachPaperDocument(entered.CaseId, "medical_certificate", "診断書.pdf", paper.Length) { Upload = new MemoryStream(paper) });
    }

    private async Task Released()
    {
        var site = Web.Site;
        var seen = await (await site.Staff(StaffRole.Cashier)).Do(new ShowBatch(Name("batch")));
        await (await site.Staff(StaffRole.Cashier)).Do(new CheckBatch(seen.Id, seen.Version, true));
        await (await site.Staff(StaffRole.Cashier)).Do(new ReleaseBatch(seen.Id, seen.Version + 1, seen.Total, true));
    }
}
