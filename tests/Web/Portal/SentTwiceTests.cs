using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

// ASVS 15.3.7: a field that comes twice, or in the address as well, never means one thing to the check and another to the deed.
public sealed class SentTwiceTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("/tickets/reserve", "1", "9")]
    [InlineData("/tickets/reserve?Input.Lines[0].Quantity=9&Input.Method=Gift", "1", null)]
    public async Task The_first_number_in_the_form_is_the_one_that_is_ordered(string address, string first, string? second)
    {
        var offering = await site.World.Offering();
        using var browser = site.As((await site.World.Member()).User);
        var answer = await browser.Post(address, Order(await browser.Open($"/tickets/{offering.Id}"), ("Input.Lines[0].Quantity", first), ("Input.Lines[0].Quantity", second)));
        Assert.Contains("1枚をお取り置きしました", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["1"], await site.Site.Database.Read<string>("select quantity::text from tickets.reservation_line"));
    }

    [Fact]
    public async Task Another_offering_beside_the_first_is_not_ordered()
    {
        var (shown, hidden) = (await site.World.Offering(), await site.World.Offering(title: "なぎさ映画館 鑑賞券"));
        using var browser = site.As((await site.World.Member()).User);
        await browser.Post($"/tickets/reserve?Input.OfferingId={hidden.Id}", Order(await browser.Open($"/tickets/{shown.Id}"), ("Input.Lines[0].Quantity", "1"), ("Input.OfferingId", hidden.Id.ToString())));
        Assert.Equal([shown.Id], await site.Site.Database.Read<Guid>("select offering_id from tickets.reservation"));
    }

    [Fact]
    public async Task Two_addresses_of_a_page_give_the_page_of_the_first()
    {
        using var browser = site.Guest();
        Assert.Equal((await browser.Open("/sign-in?returnUrl=/home")).Html.QuerySelector("form")!.OuterHtml.Length, (await browser.Open("/sign-in?returnUrl=/home&returnUrl=https://example.com/")).Html.QuerySelector("form")!.OuterHtml.Length);
        Assert.DoesNotContain("example.com", (await browser.Open("/sign-in?returnUrl=/home&returnUrl=https://example.com/")).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Order(Seen page, params (string Name, string? Value)[] more)
    {
        var form = (IHtmlFormElement)page.Html.QuerySelector("form[action='/tickets/reserve']")!;
        var shown = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && (i.Type is not ("radio" or "checkbox") || i.IsChecked) && more.All(m => m.Name != i.Name || i.Type == "hidden"))
            .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value));
        return new([.. shown, .. more.Where(m => m.Value is not null).Select(m => new KeyValuePair<string, string>(m.Name, m.Value!))]);
    }
}
