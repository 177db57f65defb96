using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Web.Access;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

// Issue 3 section 1: nothing personal stays on a terminal. What stands in an address or in a form sent by GET stays in the browser's history.
public sealed partial class AddressTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    /// <summary>Fields that people type into forms sent by GET, each with its reason.</summary>
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["/enterprises/find Search"] = "number or name of a firm",
        ["/enterprises/{id:guid} AsOf"] = "a date on which a firm's register is looked at",
    };

    private static readonly string[] Personal =
    [
        "山田", "ヤマダ", "さくら", "サクラ", "1990-05-04", "19900504", "佐藤", "健一", "ケンイチ", "12345", "中村", "ナカムラ", "中川", "汐見市", "緑川",
    ];

    [Fact]
    public async Task No_form_sent_by_GET_asks_for_anything_personal()
    {
        var (forms, found) = (0, new List<string>());
        await Crawl((row, page) =>
        {
            foreach (var form in page.Html.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(f => f.Method != "post"))
            {
                forms++;
                found.AddRange(form.Elements.Where(IsTyped).Select(e => $"{row.Route} {e.GetAttribute("name")}"));
            }
        });
        Assert.True(forms >= 3, $"only {forms} forms sent by GET were found");
        Assert.Equal(Typed.Keys.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_address_on_any_page_holds_a_persons_value()
    {
        // Titles too: a browser's history keeps both.
        var (addresses, found, shown) = (0, new List<string>(), 0);
        await Crawl((row, page) =>
        {
            shown += Personal.Count(p => page.Text.Contains(p, StringComparison.Ordinal));
            foreach (var address in page.Html.QuerySelectorAll("[href], [action], [src], [formaction]").SelectMany(Addresses).Append(page.Path).Append(page.Html.Title ?? ""))
            {
                addresses++;
                var plain = Id().Replace(Uri.UnescapeDataString(address), ""); // digits of an id are nobody's
                found.AddRange(Personal.Where(p => plain.Contains(p, StringComparison.Ordinal)).Select(p => $"{row.Route}: {p} in {address}"));
            }
        });
        Assert.True(addresses > 1000 && shown > 20, $"{addresses} addresses, {shown} values on the pages");
        Assert.Equal([], found.Distinct());
    }

    [Theory]
    [InlineData("/members/find", "main form", "Input.Search")]
    [InlineData("/inbox", "form[role=search]", "search")]
    [InlineData("/audit/find", "main form", "Input.MemberNumber")]
    public async Task A_search_is_a_post_that_ends_at_an_address_without_what_was_typed(string path, string form, string field)
    {
        using var terminal = world.Web.AtTerminal(await Everybody());
        var answer = await terminal.Send(await terminal.Open(path), form, (field, "ヤマダ"));
        Assert.DoesNotContain("ヤマダ", Uri.UnescapeDataString(answer.Path), StringComparison.Ordinal);
        Assert.Equal("post", answer.Html.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.Elements.Any(e => e.GetAttribute("name") == field)).Method);
    }

    [Fact]
    public async Task No_page_is_stored_and_no_form_remembers_what_was_typed()
    {
        var (pages, stored, remembered) = (0, new List<string>(), new List<string>());
        await Crawl((row, page) =>
        {
            pages++;
            if (page.Answer.Headers.CacheControl is not { NoStore: true })
            {
                stored.Add(row.Route);
            }
            remembered.AddRange(page.Html.QuerySelectorAll("form").OfType<IHtmlFormElement>()
                .Where(f => f.GetAttribute("autocomplete") != "off" && f.Elements.Any(e => IsTyped(e) && e.GetAttribute("autocomplete") is null)).Select(f => $"{row.Route} {f.GetAttribute("action")}"));
        });
        Assert.True(pages > 40, $"only {pages} pages");
        Assert.Equal([], stored);
        Assert.Equal([], remembered.Distinct());
    }

    [Fact]
    public async Task Signing_out_clears_what_the_browser_holds_and_the_session_is_dead()
    {
        var staff = await world.Web.Site.Staff(StaffRole.Clerk);
        using var terminal = world.Web.AtTerminal(staff);
        await terminal.Open("/inbox");
        var seen = await terminal.Force("/sign-out");
        Assert.Equal("/sign-in?done=signed-out", seen.Path);
        Assert.Equal(RefusalKind.SignInNeeded, (await staff.Run(new WelfareMutual.Members.Search.FindMembers("ヤマダ"))).Refusal!.Kind);
        Assert.Equal(["\"cache\", \"storage\""], await terminal.ClearsAt("/sign-out"));
    }

    private async Task Crawl(Action<OfficeRow, Seen> look)
    {
        using var terminal = world.Web.AtTerminal(await Everybody());
        foreach (var row in AccessTable.Office.Where(r => r.Route != "/sign-out"))
        {
            var page = await terminal.Open(world.Path(row.Open));
            look(row, page);
        }
    }

    private Task<SiteUser> Everybody() => world.Web.Site.Staff(Enum.GetValues<StaffRole>());

    private static bool IsTyped(IElement element) => element is IHtmlTextAreaElement
        or IHtmlInputElement { Type: not ("hidden" or "checkbox" or "radio" or "submit" or "button" or "file") };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    private static IEnumerable<string> Addresses(IElement element) =>
        ((string[])["href", "action", "src", "formaction"]).Select(element.GetAttribute).OfType<string>();
}
