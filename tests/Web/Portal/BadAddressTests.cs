using System.Net;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>An address that no link of ours has: cut off by a mail program, or typed. The page says so in Japanese and does not repeat it.</summary>
public sealed class BadAddressTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("/my/tickets?page=zz9")]
    [InlineData("/notices?p=zz9")]
    public async Task A_number_that_is_none_is_explained_on_the_portal(string address)
    {
        using var browser = site.As((await site.World.Member()).User);
        Explained(await browser.Open(address));
    }

    [Theory]
    [InlineData("/inbox?view=zz9")]
    [InlineData("/inbox?size=zz9")]
    public async Task A_word_that_is_no_choice_is_explained_in_the_back_office(string address)
    {
        using var browser = site.AtTerminal(await site.World.Clerk());
        Explained(await browser.Open(address));
    }

    private static void Explained(Seen page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("valid", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zz9", page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
