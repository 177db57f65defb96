using WelfareMutual.Audit.Entries;
using WelfareMutual.Backups.Runs;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Content.Notices;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Reviews;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Search;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.BackOffice;

/// <summary>What the first page of each section of the menu asks: who may not ask it is not led there.</summary>
internal static class FirstPages
{
    private static readonly (string Section, Access Access)[] All =
    [
        ("inbox", ShowInbox.Access), ("members", FindMembers.Access), ("enterprises", FindEnterprises.Access),
        ("intake", EnterPaperClaim.Access), // its first page asks nothing; it leads to forms of whoever may enter paper
        ("tickets", OfferingBoard.Access), ("events", EventBoard.Access), ("benefits", ShowBenefitTables.Access),
        ("content", NoticeBoard.Access), ("letters", LetterBatch.Access),
        ("payouts", ShowBatches.Access), ("payments", DifferenceList.Access),
        ("identity", ListStaff.Access), ("acts", ListActs.Access), ("rights", ShowRights.Access), ("reviews", ListReviews.Access),
        ("emergencies", ListEmergencies.Access), ("terminals", ListTerminals.Access), ("alerts", ShowAlerts.Access),
        ("rules", ShowRules.Access), ("sealing", ShowKeys.Access), ("backups", ShowBackups.Access), ("retention", ShowPurges.Access),
        ("audit", FindEntries.Access), ("requests", ShowRequests.Access), ("exports", ShowOrders.Access),
    ];

    public static IEnumerable<string> ClosedTo(Actor actor) => All.Where(page => page.Access.Refuse(actor) is not null).Select(page => page.Section);
}
