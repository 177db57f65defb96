using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every page of both sites opened by everyone who may come to its door.</summary>
public sealed class AccessTableTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public void Every_route_of_the_portal_is_in_the_table() => Same(world.Web.PortalRoutes, AccessTable.Portal.Select(r => r.Route));

    [Fact]
    public void Every_route_of_the_back_office_is_in_the_table() => Same(world.Web.OfficeRoutes, AccessTable.Office.Select(r => r.Route));

    [Fact]
    public async Task Each_page_of_the_portal_opens_to_whom_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var (name, token, kind) in PortalVisitors())
        {
            using var browser = world.Web.WithToken(token);
            // Half a session without an account behind it: SecondFactorTests open that page with one.
            foreach (var row in AccessTable.Portal.Where(r => kind != Visitor.HalfOfficer || r.Door != Door.HalfSignedIn))
            {
                Compare(wrong, name, row.Open, Expected(row, kind), await Seen(browser, row.Open));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Each_page_of_the_back_office_opens_to_whom_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var (name, token, card, role) in OfficeVisitors())
        {
            using var browser = world.Web.AtTerminal(token, card);
            foreach (var row in AccessTable.Office)
            {
                Compare(wrong, name, row.Open, Expected(row, role), await Seen(browser, row.Open));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Forms_do_nothing_for_those_to_whom_their_page_is_closed()
    {
        var wrong = new List<string>();
        foreach (var (name, token, kind) in PortalVisitors())
        {
            using var browser = world.Web.WithToken(token);
            await Force(wrong, browser, name, await world.Web.PortalForms(), route => AccessTable.Portal.SingleOrDefault(r => r.Route == route) is { } row
                && Expected(row, kind) != Answer.Opens ? row.Open : null);
        }
        foreach (var (name, token, card, role) in OfficeVisitors())
        {
            using var browser = world.Web.AtTerminal(token, card);
            await Force(wrong, browser, name, await world.Web.OfficeForms(), route => AccessTable.Office.SingleOrDefault(r => r.Route == route) is { } row
                && Expected(row, role) != Answer.Opens ? row.Open : null);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var leaver = await world.Web.Site.Staff(StaffRole.Clerk);
        using var terminal = world.Web.AtTerminal(leaver);
        var before = await world.Scalar<long>(Changes);
        await terminal.Force("/sign-out");
        Assert.True(await world.Scalar<long>(Changes) > before, "what is open to the visitor is not done either: nothing was shown");
    }

    /// <param name="closed">What to open of a route that is closed to the visitor, or null.</param>
    private async Task Force(List<string> wrong, Browser browser, string visitor, IReadOnlyList<(string Route, string? Handler)> forms, Func<string, string?> closed)
    {
        Assert.True(forms.Count > 20, "hardly any form was found");
        foreach (var (route, handler) in forms)
        {
            if (closed(route) is not { } open)
            {
                continue;
            }
            var before = await world.Scalar<long>(Changes);
            var path = world.Path(open) + (handler is null ? "" : $"{(open.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}");
            var page = await browser.Force(path);
            if ((int)page.Status >= 500 || await world.Scalar<long>(Changes) != before)
            {
                wrong.Add($"{path} of {visitor}: {(int)page.Status}, {await world.Scalar<long>(Changes) - before} changes");
            }
        }
    }

    private static readonly string Changes = "select count(*) from audit.entry where outcome = 'ok' and use_case in ("
        + string.Join(", ", Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => !s.IsQuery && (s.Audience is Audience.Portal or Audience.Office)).Select(s => $"'{s.Name}'")) + ")";

    private enum Visitor { Guest, Member, OtherMember, ViewOfficer, RosterOfficer, OtherOfficer, HalfOfficer }

    private enum Answer { Opens, SignIn, Forbidden, NotFound }

    // A token of the other site is nobody's.
    private IEnumerable<(string, string?, Visitor)> PortalVisitors() =>
    [
        ("guest", null, Visitor.Guest), ("stranger's token", "no-such-token", Visitor.Guest), ("staff", world.Staff[StaffRole.Clerk].Token, Visitor.Guest),
        ("member", world.Member.Token, Visitor.Member), ("other member", world.OtherMember.Token, Visitor.OtherMember),
        ("officer (view)", world.ViewOfficer.Token, Visitor.ViewOfficer), ("officer (roster)", world.RosterOfficer.Token, Visitor.RosterOfficer),
        ("other enterprise's officer", world.OtherOfficer.Token, Visitor.OtherOfficer), ("officer before the second factor", world.HalfOfficer.Token, Visitor.HalfOfficer),
    ];

    private IEnumerable<(string, string?, string?, StaffRole?)> OfficeVisitors()
    {
        var clerk = world.Staff[StaffRole.Clerk];
        yield return ("nobody", null, null, null);
        yield return ("card without session", null, clerk.Card, null);
        yield return ("session without card", clerk.Token, null, null);
        yield return ("session with another's card", clerk.Token, world.Staff[StaffRole.Approver].Card, null);
        foreach (var (role, user) in world.Staff)
        {
            yield return (role.ToString(), user.Token, user.Card, role);
        }
    }

    private static Answer Expected(PortalRow row, Visitor visitor)
    {
        var isMember = visitor is Visitor.Member or Visitor.OtherMember;
        var isRoster = visitor is Visitor.RosterOfficer or Visitor.OtherOfficer;
        var enters = row.Door switch
        {
            Door.Anyone => true,
            Door.Member => isMember,
            Door.Officer => isRoster || visitor == Visitor.ViewOfficer,
            Door.RosterOfficer => isRoster,
            Door.SignedIn => isMember || isRoster || visitor == Visitor.ViewOfficer,
            _ => visitor == Visitor.HalfOfficer,
        };
        return enters
            ? row.Owned && visitor is Visitor.OtherMember or Visitor.OtherOfficer && row.Owned || IsNobodys(row.Open) ? Answer.NotFound : Answer.Opens
            : visitor == Visitor.Guest ? Answer.SignIn : Answer.Forbidden;
    }

    private static Answer Expected(OfficeRow row, StaffRole? role) =>
        row.Roles is null ? Answer.Opens
        : role is null ? Answer.SignIn
        : row.Roles.Length > 0 && !row.Roles.Contains(role.Value) ? Answer.Forbidden
        : IsNobodys(row.Open) ? Answer.NotFound
        : Answer.Opens;

    private static bool IsNobodys(string open) => open.Contains("<nobody>", StringComparison.Ordinal);

    private async Task<string> Seen(Browser browser, string open)
    {
        var page = await browser.Open(world.Path(open));
        return page.Path.StartsWith("/sign-in?back", StringComparison.Ordinal) ? nameof(Answer.SignIn)
            : (int)page.Status switch { 200 => nameof(Answer.Opens), 403 => nameof(Answer.Forbidden), 404 => nameof(Answer.NotFound), var code => $"{code}" };
    }

    private static void Compare(List<string> wrong, string visitor, string open, Answer expected, string seen)
    {
        if (seen != expected.ToString())
        {
            wrong.Add($"{open} for {visitor}: {expected} was expected, {seen} was seen");
        }
    }

    private static void Same(IEnumerable<string> mapped, IEnumerable<string> table)
    {
        var (there, listed) = (mapped.Except(AccessTable.Apart).Order(StringComparer.Ordinal).ToArray(), table.Order(StringComparer.Ordinal).ToArray());
        Assert.True(there.Length > 20, "the host maps hardly anything");
        Assert.Equal(listed, there);
    }
}
