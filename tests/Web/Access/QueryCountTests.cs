using System.Collections.Concurrent;
using System.Diagnostics;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>How many statements a page sends to the database: a number that must not grow with what the page lists.</summary>
[Collection("furnished world")]
public sealed class QueryCountTests : IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentQueue<string> statements = new();
    private readonly ActivityListener listener;
    private readonly FurnishedWorld world;

    public QueryCountTests(FurnishedWorld world)
    {
        this.world = world;
        var database = world.Web.Site.Database.Name;
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = done =>
            {
                // Other tests run beside this one, on databases of their own.
                if (done.TagObjects.Any(t => t.Value as string == database) && done.GetTagItem("db.query.text") is string text)
                {
                    statements.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public void Every_page_is_opened_with_an_object_that_is_there() =>
        Assert.Equal([], AccessTable.Portal.Select(r => r.Open).Concat(AccessTable.Office.Select(r => r.Open)).Where(o => o.Contains("<nobody>", StringComparison.Ordinal) && o != FurnishedWorld.Leads && !FurnishedWorld.Real.ContainsKey(o)));

    [Fact]
    public async Task No_page_of_the_portal_sends_more_than_eight_statements()
    {
        using var member = world.Web.As(world.Member);
        using var officer = world.Web.As(world.RosterOfficer);
        var pages = AccessTable.Portal.Where(r => r.Door != Door.HalfSignedIn)
            .Select(r => (r.Open, r.Door is Door.Officer or Door.RosterOfficer ? officer : member));
        await NoneOver(pages);
    }

    [Fact]
    public async Task No_page_of_the_back_office_sends_more_than_eight_statements()
    {
        var browsers = world.Staff.ToDictionary(s => s.Key, s => world.Web.AtTerminal(s.Value));
        await NoneOver(AccessTable.Office.Select(r => (r.Open, browsers[r.Roles is [var role, ..] ? role : StaffRole.Clerk])));
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }
    }

    private async Task NoneOver(IEnumerable<(string Open, Browser Browser)> pages)
    {
        var over = new List<string>();
        var counted = 0;
        foreach (var (open, browser) in pages.Where(p => p.Open != FurnishedWorld.Leads))
        {
            var path = world.Path(FurnishedWorld.Furnished(open));
            await browser.Open(path); // the first visit reads what is kept afterwards
            statements.Clear();
            var seen = await browser.Open(path);
            if (FurnishedWorld.Real.ContainsKey(open))
            {
                Assert.True(seen.Status != System.Net.HttpStatusCode.NotFound, $"{path}: nothing there");
            }
            // What the Gateway asks about every call before it looks at it is not the page's.
            var sent = statements.Where(s => !s.Contains("kernel.portal_of(", StringComparison.Ordinal)).ToArray();
            counted += sent.Length;
            if (sent.Length > Most)
            {
                over.Add($"{open}: {sent.Length} statements\n    {string.Join("\n    ", sent.Select(s => s.ReplaceLineEndings(" ")[..Math.Min(150, s.Length)]))}");
            }
        }
        Assert.True(counted > 50, "no statements were counted");
        Assert.True(over.Count == 0, string.Join('\n', over));
    }
}
