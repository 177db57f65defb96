using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.TagHelpers;
using WelfareMutual.Web.Shared.Text;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class ValueTagHelperTests
{
    private readonly SiteFrame portal = new() { Site = Site.Portal };
    private readonly SiteFrame office = new() { Site = Site.Office };

    [Theory]
    [InlineData(10000, "10,000円", "10,000円")]
    [InlineData(0, "0円", "0円")]
    [InlineData(-1200, "−1,200円", "△1,200円")]
    [InlineData(null, "未定", "未定")]
    public async Task An_amount_is_written_as_each_site_writes_it(int? yen, string inPortal, string inOffice)
    {
        Assert.Equal(inPortal, (await Rendering.Html(new MoneyTagHelper(portal) { Value = yen }, "wm-money")).Body!.TextContent);
        Assert.Equal(inOffice, (await Rendering.Html(new MoneyTagHelper(office) { Value = yen }, "wm-money")).Body!.TextContent);
    }

    [Fact]
    public async Task A_moment_is_shown_in_Tokyo_time()
    {
        var late = new DateTimeOffset(2026, 10, 20, 15, 30, 0, TimeSpan.Zero);
        var inOffice = await Rendering.Html(new WhenTagHelper(office) { At = late }, "wm-when");
        Assert.Equal("R8.10.21 0:30", inOffice.Body!.TextContent);
        Assert.Equal("2026-10-21T00:30+09:00", inOffice.QuerySelector("time")!.GetAttribute("datetime"));
        var inPortal = await Rendering.Html(new WhenTagHelper(portal) { Date = new DateOnly(2026, 10, 20) }, "wm-when");
        Assert.Equal("令和8年10月20日（火）", inPortal.Body!.TextContent);
    }

    [Theory]
    [InlineData("content-checked", "◐確認しています", "◐内容確認済", "is-note")]
    [InlineData("paid", "✓振り込みました", "✓振込済", "is-ok")]
    [InlineData("held", "◇口座の確認のため待っています", "◇保留", "is-warn")]
    public async Task A_state_has_a_word_for_the_member_and_one_for_the_staff(string state, string member, string staff, string tone)
    {
        var inPortal = await Rendering.Html(new BadgeTagHelper(portal) { State = state }, "wm-badge");
        Assert.Equal(member, inPortal.Body!.TextContent);
        Assert.Contains(tone, inPortal.QuerySelector(".wm-badge")!.ClassList);
        Assert.Equal(staff, (await Rendering.Html(new BadgeTagHelper(office) { State = state }, "wm-badge")).Body!.TextContent);
    }

    [Fact]
    public void A_word_with_a_gap_is_filled_or_said_less_exactly()
    {
        Assert.Equal("10月20日に振り込みます", StateWords.Say("scheduled", staff: false, "10月20日"));
        Assert.Equal("振込予定", StateWords.Say("scheduled", staff: false));
        Assert.Equal("補欠 12番", StateWords.Say("draw-waitlisted", staff: false, "12"));
        Assert.Equal("補欠", StateWords.Say("draw-waitlisted", staff: true));
        Assert.All(StateWords.Known, state => Assert.DoesNotContain("{", StateWords.Say(state, staff: false), StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => StateWords.Of("unheard-of"));
    }

    [Theory]
    [InlineData(1, 2, 1, 1)]
    [InlineData(0, 2, 0, 2)]
    [InlineData(6000, 10000, 6, 4)]
    [InlineData(9999, 10000, 9, 1)]
    [InlineData(12, 12, 10, 0)]
    public async Task The_bar_of_a_quota_repeats_its_words(int left, int limit, int filled, int used)
    {
        var html = await Rendering.Html(new QuotaTagHelper { Label = "宿泊の助成", Left = left, Limit = limit, Unit = "泊" }, "wm-quota");
        Assert.Equal(used, html.QuerySelectorAll(".bar i.is-used").Length);
        Assert.Equal(filled, html.QuerySelectorAll(".bar i").Length - used);
        Assert.Equal("true", html.QuerySelector(".bar")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task Pages_keep_the_rest_of_the_address()
    {
        var page = new Rendering();
        page.Http.Request.Path = "/events";
        page.Http.Request.QueryString = new("?kind=bus&page=3");
        var html = await Rendering.Html(new PagesTagHelper { ViewContext = page.View, Page = 13, Total = 462 }, "wm-pages");
        Assert.Equal("13", html.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.StartsWith("241〜260件目／全462件", html.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/events?kind=bus&page=14", html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_barred_eye_says_so_in_words()
    {
        var html = await Rendering.Html(new EyeTagHelper { Role = "実行", State = "barred" }, "wm-eye", _ => Task.FromResult("できる人：藤原"));
        Assert.Contains("✕ できません", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("できる人：藤原", html.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_names_each_cell_for_the_cards_of_a_narrow_screen()
    {
        var items = new Dictionary<object, object>();
        await Run(new TableTagHelper { Caption = "受信箱" }, "table", items, "");
        await Run(new RowGroupTagHelper(), "thead", items, "", async () =>
        {
            await Run(new RowTagHelper(), "tr", items, "");
            await Run(new CellTagHelper(), "th", items, "受付番号");
            await Run(new CellTagHelper(), "th", items, "<a href=\"#\">期限</a>");
        });
        await Run(new RowTagHelper(), "tr", items, "");
        var head = await Run(new CellTagHelper(), "th", items, "26-004402");
        var cell = await Run(new CellTagHelper(), "td", items, "10/14");
        Assert.Equal(("row", "rowheader"), (head["scope"]?.Value, head["role"]?.Value));
        Assert.Equal(("期限", "cell"), (cell["data-label"]?.Value, cell["role"]?.Value));
    }

    [Fact]
    public async Task A_table_of_another_kind_is_left_alone() =>
        Assert.Empty(await Run(new CellTagHelper(), "td", new Dictionary<object, object>(), "x"));

    private static async Task<TagHelperAttributeList> Run(TagHelper helper, string tag, Dictionary<object, object> items, string inside, Func<Task>? children = null)
    {
        var output = new TagHelperOutput(tag, [], async (_, _) =>
        {
            await (children?.Invoke() ?? Task.CompletedTask);
            return new DefaultTagHelperContent().SetHtmlContent(inside);
        });
        await helper.ProcessAsync(new TagHelperContext(tag, [], items, "1"), output);
        return output.Attributes;
    }
}
