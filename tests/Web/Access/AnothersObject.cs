using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Mine;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Events.Entries;
using WelfareMutual.Identity.OwnSessions;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every portal use case that names an object of somebody: as its owner would send it, and as anyone else might.</summary>
internal static class AnothersObject
{
    private static readonly EmployeeForm Employee = new()
    {
        FamilyName = "田中",
        GivenName = "さくら",
        FamilyKana = "タナカ",
        GivenKana = "サクラ",
        BornOn = "1990-05-04",
        HiredOn = "2015-04-01",
    };

    /// <summary>Looks first, so that the objects are still there when the owner shows that he is let in.</summary>
    public static IEnumerable<object> OfAMember(AccessWorld world)
    {
        var (bought, held, entry, claim, draft) = (world.Id("bought"), world.Id("reservation"), world.Id("entry"), world.Id("claim"), world.Id("draft"));
        yield return new MyPasses(bought);
        yield return new MyReservation(bought);
        yield return new MyEntry(entry);
        yield return new MyCase(world.Name("case"));
        yield return new PaymentPage(world.Id("payment"));
        yield return new ShowQuestion(draft, "date", null);
        yield return new CheckClaim(draft);
        yield return new SentCase(claim);
        yield return new AnswerQuestion(draft, "date", new Dictionary<string, string> { ["Date"] = "2026-07-01" });
        yield return new AttachDocument(draft, "marriage_certificate", "受理証明書.pdf", 9) { Upload = new MemoryStream("%PDF-1.7 "u8.ToArray()) };
        yield return new RemoveDocument(world.Id("document"));
        yield return new SubmitClaim(draft, true);
        yield return new CorrectClaim(claim, new Dictionary<string, string>());
        yield return new WithdrawCase(claim);
        yield return new ExtendHold(held);
        yield return new PayReservation(held, PaymentMethod.Card);
        yield return new CancelReservation(bought);
        yield return new ExtendEntryHold(entry);
        yield return new PayEntry(entry, PaymentMethod.Card);
        yield return new CancelEntry(entry);
        yield return new SaveRelative(world.Id("relative"), Kinship.Child, "山田　ひかり", "ヤマダ　ヒカリ", "2020-01-02", true);
        yield return new RemoveRelative(world.Id("relative"), 0);
        yield return new RemovePasskey(world.Id("passkey"));
        yield return new EndMySession(world.Id("elsewhere"));
    }

    public static IEnumerable<object> OfAnEnterprise(AccessWorld world)
    {
        var (roster, filing, member) = (world.Id("roster"), world.Id("filing"), world.Name("member"));
        yield return new OurMember(member);
        yield return new PrepareLeaving(member);
        yield return new OurFiling(filing);
        yield return new ReviewRoster(roster);
        yield return new RosterStatus(roster);
        yield return new DownloadFaults(roster);
        yield return new AnswerColumns(roster, new Dictionary<string, string>());
        yield return new ConfirmMassDeparture(roster, true);
        yield return new FileRoster(roster, "0");
        yield return new DiscardRoster(roster);
        yield return new ChangeEmployee(member, Employee, 0);
        yield return new EndMembership(member, "2026-12-31", null);
        yield return new CorrectFiling(filing, Employee, null, null);
        yield return new WithdrawFiling(filing);
        yield return new SetOfficerRights(world.Id("colleague"), [OfficerRight.View]);
    }

    /// <summary>What these name is published for everyone, or belongs to nobody before it is asked for.</summary>
    public static readonly string[] Nobodys = ["EventDetail", "NoticeDetail", "OfferingDetail", "EnterEvent", "PrepareEntry", "ReserveTickets"];

    /// <summary>What these name is a question that only whom it was asked of answers, once: PasskeyTests.</summary>
    public static readonly string[] Questions = ["AddPasskey", "ProveByPasskey", "SignInWithPasskey"];

    /// <summary>Fields that name an object: ids, and the numbers that people read out.</summary>
    public static bool NamesAnObject(Type useCase) => useCase.GetProperties()
        .Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Guid) || p.PropertyType == typeof(string) && p.Name is "Number" or "Reference");
}
