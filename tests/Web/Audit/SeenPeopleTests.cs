using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;
using WelfareMutual.Tests.Web.Access;
using Xunit;

namespace WelfareMutual.Tests.Web.Audit;

/// <summary>The world of the access table, with somebody watching whose keys are unwrapped.</summary>
public sealed class WatchedWorld : AccessWorld
{
    internal Witness Witness { get; } = new();

    protected override Action<IServiceCollection>? More => Witness.Beside;
}

// FEATURES AUD-01: every page of both sites is opened by everyone it opens to; whoever's key was unwrapped for it has an entry.
public sealed class SeenPeopleTests(WatchedWorld world) : IClassFixture<WatchedWorld>
{
    private static readonly string[] Further =
    [
        "/members/<member>", "/cases/<case>/documents/<document>", "/audit/entries/<entry>", "/enterprises/<enterprise>", "/tickets/<offering>",
    ];

    /// <summary>Queries that the crawl does not reach, each with what opens nobody in it or where it is tried.</summary>
    private static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["identity.pass-gate"] = "asked of a TLS connection, which these tests have none of: GateTests",
        ["payouts.show-batch"] = "opened by PayoutJourneyTests",
        ["members.find-members"] = "sent by the search form: the next test",
        ["casework.sent-case"] = "a reference number",
        ["members.download-faults"] = "a file of row numbers",
        ["members.preview-effective-month"] = "a date",
        ["members.preview-paper-filing"] = "two dates",
        ["condolence-benefits.preview-benefit-table"] = "a table of amounts",
        ["condolence-benefits.compose-benefit-table"] = "a table of amounts",
        ["condolence-benefits.paper-claim-form"] = "names of banks",
        ["condolence-benefits.find-bank"] = "names of banks",
        ["condolence-benefits.preview-scheme"] = "tables of amounts, and how many cases they touch",
        ["content.notice-board"] = "texts to be published",
        ["events.event-board"] = "texts to be published",
        ["tickets.my-passes"] = "opened with the purchase",
        ["tickets.open-addresses"] = "sent by a press, not by a page: PostingTests looks for the entry",
    };

    [Fact]
    public async Task Whoever_was_opened_on_any_page_is_in_the_log()
    {
        await Name("document", "select id::text from casework.case_document limit 1");
        await Name("entry", "select entry_id::text from audit.entry_subject limit 1");
        var missing = new List<string>();
        var (pages, seen) = (0, 0);
        var ran = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (who, user, open) in Visits())
        {
            using var browser = user.Card is null ? world.Web.As(user) : world.Web.AtTerminal(user);
            world.Witness.Forget();
            var mark = await world.Scalar<DateTime>("select clock_timestamp()");
            await browser.Open(world.Path(open));
            var self = await Self(user);
            var useCases = world.Witness.UseCases.ToArray();
            // Each use case opens the visitor's own name, for the frame. What is over is a look at the visitor's own record.
            var opened = world.Witness.Unwrapped.GroupBy(p => p).Where(g => g.Key != self || g.Count() > useCases.Length).Select(g => g.Key).ToHashSet();
            var logged = await Logged(mark);
            missing.AddRange(opened.Except(logged).Select(p => $"{open} for {who}: {p} is in no entry"));
            ran.UnionWith(useCases);
            (pages, seen) = (pages + 1, seen + opened.Count);
        }
        Assert.True(missing.Count == 0, string.Join('\n', missing));
        Assert.True(pages > 150 && seen > 50, $"{pages} pages, {seen} people");
        var queries = Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.IsQuery).Select(s => s.Name).ToArray();
        Assert.True(queries.Length > 40, $"only {queries.Length} queries");
        Assert.Equal([], queries.Except(ran).Except(Apart.Keys));
    }

    [Fact]
    public async Task Whoever_a_search_finds_is_in_the_log()
    {
        using var clerk = world.Web.AtTerminal(world.Staff[StaffRole.Clerk]);
        var page = await clerk.Open("/members/find");
        world.Witness.Forget();
        var mark = await world.Scalar<DateTime>("select clock_timestamp()");
        var found = await clerk.Send(page, "main form", ("Input.Search", world.Path("<member>")));
        Assert.Contains(world.Path("<member>"), found.Text, StringComparison.Ordinal);
        var self = await Self(world.Staff[StaffRole.Clerk]);
        var opened = world.Witness.Unwrapped.Where(p => p != self).Distinct().ToArray();
        Assert.NotEmpty(opened);
        Assert.Empty(opened.Except(await Logged(mark)));
    }

    [Fact]
    public void Keys_are_unwrapped_where_the_log_is_told_and_nowhere_else()
    {
        var callers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "modules"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"\.Unwrap\(", RegexOptions.None, TimeSpan.FromSeconds(5))).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        // PersonKey is what the two call; Rewrapping and Resealing put keys under others and show nobody; WrappedKeys says only whether a key opens.
        Assert.Equal(["PersonKey.cs", "PersonKeys.cs", "Resealing.cs", "Rewrapping.cs", "Subject.cs", "WrappedKeys.cs"], callers);
    }

    private IEnumerable<(string Who, SiteUser User, string Open)> Visits()
    {
        (string, SiteUser)[] portal = [("member", world.Member), ("officer", world.RosterOfficer)];
        foreach (var (who, user) in portal)
        {
            foreach (var row in AccessTable.Portal.Where(r => r.Door != Door.HalfSignedIn))
            {
                yield return (who, user, row.Open);
            }
        }
        foreach (var (role, user) in world.Staff)
        {
            foreach (var open in AccessTable.Office.Select(r => r.Open).Concat(Further))
            {
                yield return (role.ToString(), user, open);
            }
        }
    }

    private Task<Guid> Self(SiteUser user) => world.Scalar<Guid>($"select person_id from kernel.session where token_hash = sha256(convert_to('{user.Token}', 'utf8'))");

    private async Task Name(string name, string sql) => world.Add(name, await world.Scalar<string>(sql));

    private async Task<HashSet<Guid>> Logged(DateTime since) => [.. await world.Web.Site.Database.Read<Guid>(
        $"select distinct p.person_id from audit.entry e join audit.entry_person p on p.entry_id = e.id where e.at >= '{since:O}'")];
}
