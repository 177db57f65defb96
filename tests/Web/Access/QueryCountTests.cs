using System.Collections.Concurrent;
using System.Diagnostics;
using WelfareMutual.Casework.Review;
using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Web.BackOffice;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>How many statements a page sends to the database: a number that must not grow with what the page lists.</summary>
public sealed class QueryCountTests : IClassFixture<AccessWorld>, IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentQueue<string> statements = new();
    private readonly ActivityListener listener;
    private readonly AccessWorld world;

    public QueryCountTests(AccessWorld world)
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

    // The access table opens some pages with an object that is not there; a page without an object says nothing about its statements.
    private static readonly Dictionary<string, string> Real = new(StringComparer.Ordinal)
    {
        ["/my/cases/<nobody>/correct"] = "/my/cases/<case>/correct",
        ["/cases/<case>/documents/<nobody>"] = "/cases/<case>/documents/<scan>",
        ["/audit/entries/<nobody>"] = "/audit/entries/<entry of the log>",
        ["/payouts/check/<nobody>"] = "/payouts/check/<batch>",
        ["/payouts/release/<nobody>"] = "/payouts/release/<batch>",
    };

    // Shows nothing: it leads to another page, which is counted as itself.
    private const string Leads = "/cases/<nobody>/next";

    [Fact]
    public void Every_page_is_opened_with_an_object_that_is_there() =>
        Assert.Equal([], AccessTable.Portal.Select(r => r.Open).Concat(AccessTable.Office.Select(r => r.Open)).Where(o => o.Contains("<nobody>", StringComparison.Ordinal) && o != Leads && !Real.ContainsKey(o)));

    [Fact]
    public async Task No_page_of_the_portal_sends_more_than_eight_statements()
    {
        await Pay();
        using var member = world.Web.As(world.Member);
        using var officer = world.Web.As(world.RosterOfficer);
        var pages = AccessTable.Portal.Where(r => r.Door != Door.HalfSignedIn)
            .Select(r => (r.Open, r.Door is Door.Officer or Door.RosterOfficer ? officer : member));
        await NoneOver(pages);
    }

    [Fact]
    public async Task No_page_of_the_back_office_sends_more_than_eight_statements()
    {
        await Batch();
        world.Add("scan", (await world.Scalar<Guid>($"select id from casework.case_document where case_id = '{world.Id("claim")}' limit 1")).ToString());
        world.Add("entry of the log", (await world.Scalar<Guid>("select entry_id from audit.entry_person limit 1")).ToString());
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
        foreach (var (open, browser) in pages.Where(p => p.Open != Leads))
        {
            var path = world.Path(Real.GetValueOrDefault(open, open));
            await browser.Open(path); // the first visit reads what is kept afterwards
            statements.Clear();
            var seen = await browser.Open(path);
            if (Real.ContainsKey(open))
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

    /// <summary>The entry of the world is paid: a receipt of what was not leads to another page.</summary>
    private async Task Pay()
    {
        var known = (await world.Web.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToHashSet();
        await world.Member.Do(new PayEntry(world.Id("entry")));
        await world.Web.Provider.Pay((await world.Web.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()!).Single(s => !known.Contains(s)));
        await world.Web.Settle();
    }

    /// <summary>Three people of two households in one batch, the second of two.</summary>
    private async Task Batch()
    {
        var site = world.Web.Site;
        await world.Staff[StaffRole.System].Do(new EnterRule("payouts.settings",
            """{"originatorCode":"0000012345","originatorKana":"ｼｵﾐｷｮｳｻｲ","bankCode":"0001","branchCode":"001","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}""", Clock.DayOf(site.Time.Now), false));
        var (clerk, examiner, approver) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Examiner), world.Staff[StaffRole.Approver]);
        for (var i = 0; i < 3; i++)
        {
            var reference = await new Desk(world.Web).Claim((await world.Web.World.Member()).User);
            var review = await clerk.Do(new ReviewCase(reference));
            await clerk.Do(new CheckContent(review.Case.Id, review.Version));
            await examiner.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
            await approver.Do(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount.Value));
            if (i != 1)
            {
                world.Add("batch", (await (await site.Staff(StaffRole.Cashier)).Do(new PrepareBatch(BusinessDays.OfBanks.Add(Clock.DayOf(site.Time.Now), 30)))).Number);
            }
        }
    }
}
