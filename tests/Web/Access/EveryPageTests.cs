using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every page of both sites in a real browser, as somebody who may open it, with something on it: axe finds nothing, nothing is
/// wider than the screen. The access table names the pages, and a page that is not in it fails a test of that table.</summary>
[Collection("furnished world")]
public sealed class EveryPageTests(FurnishedWorld world) : IAsyncLifetime
{
    // Lead to another page, which is looked at as itself, or give a file.
    private static readonly string[] NoPageOfThePortal = ["/condolence-benefits/find", "/sign-out", "/tickets/reserve"];
    private static readonly string[] NoPageOfTheOffice = ["/", "/cases/<case>/documents/<nobody>", "/retention/purges/<done purge>/certificate", "/sign-out"];

    private Viewer viewer = null!;

    public async Task InitializeAsync() => viewer = await Viewer.Start();

    public async Task DisposeAsync() => await viewer.DisposeAsync();

    [Fact]
    public async Task Every_page_of_the_portal_can_be_used_by_all_at_both_widths()
    {
        using var guest = world.Web.Guest();
        using var member = world.Web.As(world.Member);
        using var officer = world.Web.As(world.RosterOfficer);
        using var newcomer = world.Web.As(world.Newcomer);
        var pages = AccessTable.Portal.Select(r => (r.Open, r.Door switch
        {
            Door.Anyone => guest,
            Door.Officer or Door.RosterOfficer => officer,
            Door.HalfSignedIn => newcomer,
            _ => member,
        }, 200)).ToList();
        // A member sees more than a guest on the same page.
        pages.AddRange(AccessTable.Portal.Where(r => r.Door == Door.Anyone && !r.Route.StartsWith("/identity", StringComparison.Ordinal)).Select(r => (r.Open, member, 200)));
        pages.AddRange([("/no-such-page", guest, 404), ("/no-such-page", officer, 404), ("/enterprise", member, 403)]);
        await NothingWrong(pages, NoPageOfThePortal, Viewer.Phone, Viewer.Desk);
    }

    [Fact]
    public async Task Every_page_of_the_back_office_can_be_used_by_all()
    {
        var desks = world.Staff.ToDictionary(s => s.Key, s => world.Web.AtTerminal(s.Value));
        using var nobody = world.Web.AtTerminal(null, null);
        var pages = AccessTable.Office.Where(r => r.Open != FurnishedWorld.Leads)
            .Select(r => (r.Open, r.Roles is null ? nobody : desks[r.Roles is [var role, ..] ? role : StaffRole.Clerk], 200)).ToList();
        pages.AddRange([("/no-such-page", desks[StaffRole.Clerk], 404), ("/audit/find", desks[StaffRole.Clerk], 403)]);
        await NothingWrong(pages, NoPageOfTheOffice, Viewer.Desk);
        foreach (var desk in desks.Values)
        {
            desk.Dispose();
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_page_is_found()
    {
        const string page = "<!doctype html><html lang=ja><title>頁</title><main><h1>頁</h1>{0}</main>";
        string With(string content) => page.Replace("{0}", content, StringComparison.Ordinal);
        Assert.Equal([], await viewer.LookAt(With("<p>本文</p>"), Viewer.Phone, Viewer.Desk));
        Assert.Contains(await viewer.LookAt(With("<input>"), Viewer.Phone), w => w.Contains("label", StringComparison.Ordinal));
        Assert.Contains(await viewer.LookAt(With("<p style='color:#ccc'>薄い字</p>"), Viewer.Desk), w => w.Contains("color-contrast", StringComparison.Ordinal));
        var wide = With("<p style='width:600px'>本文</p>");
        Assert.Contains(await viewer.LookAt(wide, Viewer.Phone), w => w.Contains("600px", StringComparison.Ordinal));
        Assert.Equal([], await viewer.LookAt(wide, Viewer.Desk));
    }

    private async Task NothingWrong(IReadOnlyList<(string Open, Web.Browser Visitor, int Status)> pages, string[] none, params int[] widths)
    {
        var (wrong, elsewhere) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (open, visitor, status) in pages)
        {
            var path = world.Path(FurnishedWorld.Furnished(open));
            var answer = await visitor.Fetch(path);
            if (answer.Path != path || !answer.IsPage)
            {
                elsewhere.Add(open);
                continue;
            }
            wrong.AddRange((await viewer.Look(visitor, answer, widths)).Select(w => $"{open} {w}"));
            if (answer.Status != status)
            {
                wrong.Add($"{open}: {answer.Status}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(none, elsewhere);
        Assert.True(pages.Count - none.Length > 60, $"only {pages.Count} pages were looked at");
    }
}
