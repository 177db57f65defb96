using WelfareMutual.Kernel;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Whom a page of the portal lets in. Guests are sent to the sign-in page, others get 403.</summary>
internal enum Door { Anyone, Member, Officer, RosterOfficer, SignedIn, HalfSignedIn }

/// <param name="Route">As it is mapped.</param>
/// <param name="Open">What the tests open; names in angle brackets are objects of <see cref="AccessWorld"/>, and nobody's is an unknown one.</param>
/// <param name="Owned">The object belongs to the member, or to the officers' enterprise: anyone else whom the door lets in gets 404.</param>
internal sealed record PortalRow(string Route, Door Door, string Open, bool Owned = false);

/// <param name="Roles">Empty: any role. Null: no sign-in needed.</param>
internal sealed record OfficeRow(string Route, StaffRole[]? Roles, string Open);

/// <summary>Every route of both sites and who may open it (ARCHITECTURE, "Tests"). A route that is not here fails a test.</summary>
internal static class AccessTable
{
    public static readonly PortalRow[] Portal =
    [
        new("/", Door.Anyone, "/"),
        new("/about", Door.Anyone, "/about"),
        new("/accessibility", Door.Anyone, "/accessibility"),
        new("/privacy", Door.Anyone, "/privacy"),
        new("/notices", Door.Anyone, "/notices"),
        new("/notices/{id:guid}", Door.Anyone, "/notices/<notice>"),
        new("/benefits", Door.Anyone, "/benefits"),
        new("/tickets", Door.Anyone, "/tickets"),
        new("/tickets/{id:guid}", Door.Anyone, "/tickets/<offering>"),
        new("/events", Door.Anyone, "/events"),
        new("/events/{id:guid}", Door.Anyone, "/events/<event>"),
        new("/sign-in", Door.Anyone, "/sign-in"),
        new("/sign-out", Door.Anyone, "/sign-out"),
        new("/identity/claim-account", Door.Anyone, "/identity/claim-account"),
        new("/identity/recover", Door.Anyone, "/identity/recover"),
        new("/identity/recover/key", Door.Anyone, "/identity/recover/key"),
        new("/identity/second-factor", Door.Anyone, "/identity/second-factor"),
        new("/identity/second-factor/renew", Door.Anyone, "/identity/second-factor/renew"),
        new("/identity/enrol", Door.HalfSignedIn, "/identity/enrol"),
        new("/identity/password", Door.SignedIn, "/identity/password"),
        new("/identity/passkeys", Door.SignedIn, "/identity/passkeys"),
        new("/identity/sessions", Door.SignedIn, "/identity/sessions"),
        new("/identity/prove", Door.SignedIn, "/identity/prove"),

        new("/home", Door.Member, "/home"),
        new("/my", Door.Member, "/my"),
        new("/my/profile", Door.Member, "/my/profile"),
        new("/my/records", Door.Member, "/my/records"),
        new("/my/family", Door.Member, "/my/family"),
        new("/my/tickets", Door.Member, "/my/tickets"),
        new("/my/tickets/{id:guid}", Door.Member, "/my/tickets/<bought>", Owned: true),
        new("/my/events", Door.Member, "/my/events"),
        new("/my/cases", Door.Member, "/my/cases"),
        new("/my/cases/{reference}", Door.Member, "/my/cases/<case>", Owned: true),
        new("/my/cases/{reference}/withdraw", Door.Member, "/my/cases/<case>/withdraw", Owned: true),
        new("/my/cases/{reference}/correct", Door.Member, "/my/cases/<nobody>/correct"),
        new("/tickets/reserve", Door.Anyone, "/tickets/reserve"),
        new("/tickets/pay/{id:guid}", Door.Member, "/tickets/pay/<reservation>", Owned: true),
        new("/tickets/cancel/{id:guid}", Door.Member, "/tickets/cancel/<bought>", Owned: true),
        new("/tickets/result/{id:guid}", Door.Member, "/tickets/result/<bought>", Owned: true),
        new("/tickets/receipt/{id:guid}", Door.Member, "/tickets/receipt/<bought>", Owned: true),
        new("/payments/go/{id:guid}", Door.Member, "/payments/go/<payment>", Owned: true),
        new("/events/enter", Door.Member, "/events/enter?session=<session>"),
        new("/events/cancel/{id:guid}", Door.Member, "/events/cancel/<entry>", Owned: true),
        new("/events/result/{id:guid}", Door.Member, "/events/result/<entry>", Owned: true),
        new("/events/receipt/{id:guid}", Door.Member, "/events/receipt/<entry>", Owned: true),
        new("/condolence-benefits/find", Door.Anyone, "/condolence-benefits/find"),
        new("/condolence-benefits/claim/{id:guid}/{question}", Door.Member, "/condolence-benefits/claim/<draft>/date", Owned: true),
        new("/condolence-benefits/claim/{id:guid}/check", Door.Member, "/condolence-benefits/claim/<draft>/check", Owned: true),
        new("/condolence-benefits/received/{reference}", Door.Member, "/condolence-benefits/received/<case>", Owned: true),

        new("/enterprise", Door.Officer, "/enterprise"),
        new("/enterprise/members", Door.Officer, "/enterprise/members"),
        new("/enterprise/members/{no}", Door.Officer, "/enterprise/members/<member>", Owned: true),
        new("/enterprise/filings", Door.Officer, "/enterprise/filings"),
        new("/enterprise/officers", Door.Officer, "/enterprise/officers"),
        new("/enterprise/officers/{account:guid}/close", Door.RosterOfficer, "/enterprise/officers/<colleague>/close", Owned: true),
        new("/enterprise/withdraw-filing/{id:guid}", Door.RosterOfficer, "/enterprise/withdraw-filing/<filing>", Owned: true),
        new("/enterprise/add-member", Door.RosterOfficer, "/enterprise/add-member"),
        new("/enterprise/change-member/{no}", Door.RosterOfficer, "/enterprise/change-member/<member>", Owned: true),
        new("/enterprise/end-membership/{no}", Door.RosterOfficer, "/enterprise/end-membership/<member>", Owned: true),
        new("/enterprise/correct-filing/{id:guid}", Door.RosterOfficer, "/enterprise/correct-filing/<filing>", Owned: true),
        new("/enterprise/upload-roster", Door.RosterOfficer, "/enterprise/upload-roster"),
        new("/enterprise/review-roster/{id:guid}", Door.RosterOfficer, "/enterprise/review-roster/<roster>", Owned: true),
        new("/enterprise/second-confirm/{id:guid}", Door.RosterOfficer, "/enterprise/second-confirm/<roster>", Owned: true),
        new("/enterprise/roster-filed/{id:guid}", Door.RosterOfficer, "/enterprise/roster-filed/<roster>", Owned: true),
    ];

    private static readonly StaffRole[] AnyRole = [];
    private static readonly StaffRole[] Desk = [StaffRole.Clerk, StaffRole.Examiner];
    private static readonly StaffRole[] Shop = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Auditor];
    private static readonly StaffRole[] Cases = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver];
    private static readonly StaffRole[] Notices = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor];
    private static readonly StaffRole[] Batch = [StaffRole.Cashier, StaffRole.Examiner];
    private static readonly StaffRole[] Exports = [StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor];
    private static readonly StaffRole[] Post = [StaffRole.Clerk, StaffRole.System];
    private static readonly StaffRole[] Money = [StaffRole.Cashier, StaffRole.Examiner, StaffRole.Approver];
    private static readonly StaffRole[] Keepers = [StaffRole.System, StaffRole.Approver, StaffRole.Examiner, StaffRole.Auditor];
    private static readonly StaffRole[] Till = [StaffRole.Cashier, StaffRole.Approver, StaffRole.Auditor];

    private static readonly StaffRole[] TwoPeople = [StaffRole.System, StaffRole.Approver, StaffRole.Auditor];

    public static readonly OfficeRow[] Office =
    [
        new("/sign-in", null, "/sign-in"),
        new("/sign-out", AnyRole, "/sign-out"),
        new("/keys", null, "/keys"),
        new("/", AnyRole, "/"),
        new("/inbox", AnyRole, "/inbox"),
        new("/cases/{reference}", Cases, "/cases/<case>"),
        new("/cases/{reference}/documents/{id:guid}", Cases, "/cases/<case>/documents/<nobody>"),
        new("/cases/{reference}/refuse", Cases, "/cases/<case>/refuse"),
        new("/cases/{reference}/return", Cases, "/cases/<case>/return"),
        new("/cases/{reference}/reverse", Cases, "/cases/<case>/reverse"),
        new("/cases/{reference}/scans", Cases, "/cases/<case>/scans"),
        new("/cases/{reference}/correct", Desk, "/cases/<nobody>/correct"),
        new("/cases/{reference}/withdraw", Cases, "/cases/<case>/withdraw"),
        new("/cases/{reference}/{way:regex(^(next|previous)$)}", Cases, "/cases/<nobody>/next"),
        new("/audit/find", [StaffRole.Auditor, StaffRole.System], "/audit/find"),
        new("/audit/entries/{id:guid}", [StaffRole.Auditor, StaffRole.System], "/audit/entries/<nobody>"),
        new("/audit/verify", [StaffRole.Auditor, StaffRole.System], "/audit/verify"),
        new("/audit/reason", AnyRole, "/audit/reason"),
        new("/intake/paper", null, "/intake/paper"),
        new("/intake/paper-claim", Desk, "/intake/paper-claim"),
        new("/intake/paper/filing", Desk, "/intake/paper/filing"),
        new("/intake/paper/change/{no?}", Desk, "/intake/paper/change/<member>"),
        new("/filings/{no}/take-back", Desk, "/filings/<filing number>/take-back"),
        new("/benefits/tables", AnyRole, "/benefits/tables"),
        new("/benefits/tables/amounts", [StaffRole.Examiner, StaffRole.Approver], "/benefits/tables/amounts"),
        new("/content/pages", Notices, "/content/pages"),
        new("/content/publish/{id:guid}", Notices, "/content/publish/<notice>"),
        new("/content/write/{id:guid?}", Desk, "/content/write"),
        new("/enterprises/find", AnyRole, "/enterprises/find"),
        new("/enterprises/open", Desk, "/enterprises/open"),
        new("/enterprises/mass-departures", AnyRole, "/enterprises/mass-departures"),
        new("/enterprises/{id:guid}", AnyRole, "/enterprises/<enterprise>"),
        new("/enterprises/{id:guid}/profile", Desk, "/enterprises/<enterprise>/profile"),
        new("/enterprises/{id:guid}/account", [StaffRole.Clerk, StaffRole.Cashier], "/enterprises/<enterprise>/account"),
        new("/enterprises/{id:guid}/cancel-step", Desk, "/enterprises/<enterprise>/cancel-step"),
        new("/enterprises/{id:guid}/move/{to:regex(^(Active|Suspended|Withdrawn)$)}", Desk, "/enterprises/<enterprise>/move/Withdrawn"),
        new("/enterprises/{id:guid}/officers/{account:guid}", Desk, "/enterprises/<enterprise>/officers/<colleague>"),
        new("/members/find", AnyRole, "/members/find"),
        new("/members/{no}", AnyRole, "/members/<member>"),
        new("/events/sessions", Shop, "/events/sessions"),
        new("/events/write/{id:guid?}", [StaffRole.Clerk], "/events/write"),
        new("/events/publish/{id:guid}", [StaffRole.Clerk], "/events/publish/<event>"),
        new("/events/{id:guid}/entries", Desk, "/events/<event>/entries"),
        new("/tickets/offerings", Shop, "/tickets/offerings"),
        new("/tickets/publish", [StaffRole.Clerk], "/tickets/publish"),
        new("/tickets/offerings/{id:guid}/reservations", Shop, "/tickets/offerings/<offering>/reservations"),
        new("/tickets/offerings/{id:guid}/{step:regex(^(publish|close)$)}", [StaffRole.Clerk], "/tickets/offerings/<offering>/close"),
        new("/tickets/offerings/{id:guid}/posting", [StaffRole.Clerk], "/tickets/offerings/<mailed>/posting"),
        new("/letters/print", Post, "/letters/print"),
        new("/notifications/undeliverable", Post, "/notifications/undeliverable"),
        new("/payouts/batches", Money, "/payouts/batches"),
        new("/payouts/holds", Money, "/payouts/holds"),
        new("/payouts/prepare", [StaffRole.Cashier], "/payouts/prepare"),
        new("/payouts/check/{no}", Batch, "/payouts/check/<nobody>"),
        new("/payouts/release/{no}", Batch, "/payouts/release/<nobody>"),
        new("/payments/differences", Till, "/payments/differences"),
        new("/payments/refunds", Till, "/payments/refunds"),
        new("/payments/differences/{id:guid}", Till, "/payments/differences/<difference>"),
        new("/rules", [StaffRole.System, StaffRole.Auditor, StaffRole.Approver], "/rules"),
        new("/sealing", [StaffRole.System, StaffRole.Auditor], "/sealing"),
        new("/backups", [StaffRole.System, StaffRole.Auditor], "/backups"),
        new("/retention", Keepers, "/retention"),
        new("/retention/purges/{id:guid}", Keepers, "/retention/purges/<purge>"),
        new("/retention/purges/{id:guid}/certificate", Keepers, "/retention/purges/<done purge>/certificate"),
        new("/retention/holds", Keepers, "/retention/holds"),
        new("/retention/disposals", Keepers, "/retention/disposals"),
        new("/rules/{name}", [StaffRole.System], "/rules/members.cut-off"),
        new("/exports/orders", Exports, "/exports/orders"),
        new("/exports/order", Desk, "/exports/order"),
        new("/exports/orders/{no}", Exports, "/exports/orders/<order>"),
        new("/exports/requests", Exports, "/exports/requests"),
        new("/exports/requests/enter", Desk, "/exports/requests/enter"),
        new("/exports/requests/{no}", Exports, "/exports/requests/<request>"),
        new("/identity/staff", [StaffRole.System, StaffRole.Auditor], "/identity/staff"),
        new("/identity/alerts", [StaffRole.System], "/identity/alerts"),
        new("/identity/portals", [StaffRole.System, StaffRole.Auditor], "/identity/portals"),
        new("/identity/portals/{name}", [StaffRole.System, StaffRole.Auditor], "/identity/portals/<portal>"),
        new("/identity/staff/add", [StaffRole.System], "/identity/staff/add"),
        new("/identity/staff/link-member", [StaffRole.System], "/identity/staff/link-member"),
        new("/identity/staff/{id:guid}/card", [StaffRole.System], "/identity/staff/<registered>/card"),
        new("/identity/staff/stop-card/{id:guid}", [StaffRole.System], "/identity/staff/stop-card/<card>"),
        new("/identity/staff/{id:guid}", [StaffRole.System, StaffRole.Auditor], "/identity/staff/<registered>"),
        new("/identity/acts", TwoPeople, "/identity/acts"),
        new("/identity/rights", TwoPeople, "/identity/rights"),
        new("/identity/reviews", TwoPeople, "/identity/reviews"),
        new("/identity/emergencies", AnyRole, "/identity/emergencies"),
        new("/identity/terminals", [StaffRole.System, StaffRole.Auditor], "/identity/terminals"),
        new("/identity/terminals/enrol", [StaffRole.System], "/identity/terminals/enrol"),
        new("/identity/terminals/{id:guid}/stop", [StaffRole.System], "/identity/terminals/<terminal>/stop"),
        new("/identity/password", AnyRole, "/identity/password"),
        new("/identity/prove", AnyRole, "/identity/prove"),
        new("/start", null, "/start"),
        new("/idle", null, "/idle"),
    ];

    /// <summary>What is no page of either site: pages shown in place of another, signed calls, signs of life, display settings.</summary>
    public static readonly string[] Apart =
    [
        "/health", "/hooks/{name}", "/display", "/demo-card", "/errors/403", "/errors/404", "/errors/500", "/errors/503", "/errors/{code:int}",
        "/kept/signed-out", "/kept/stale", "/kept/prove",
    ];
}
