using System.Net;
using System.Text.RegularExpressions;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Load;

/// <summary>Buys as a browser does: the form of the Portal's page, sent with the session of the buyer.</summary>
internal sealed class Storefront : IDisposable
{
    private readonly HttpClient http;
    private string cookie = "";
    private string token = "";

    public Storefront(string portal) =>
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 256 })
        {
            BaseAddress = new(portal),
            Timeout = TimeSpan.FromMinutes(10),
        };

    /// <summary>Opens the form once: its token belongs to the browser, not to the member, so all buyers share it.</summary>
    public async Task Open(OfferingOnSale offering, SiteUser buyer)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/tickets/{offering.Id}");
        ask.Headers.Add("Cookie", $"wm={buyer.Token}");
        using var page = await http.SendAsync(ask);
        cookie = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.StartsWith("wm-form=", StringComparison.Ordinal));
        token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;
    }

    /// <returns>bought, sold out, busy, or what else the page said.</returns>
    public async Task<string> Buy(OfferingOnSale offering, SiteUser buyer)
    {
        using var order = new HttpRequestMessage(HttpMethod.Post, "/tickets/reserve")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["__key"] = Guid.CreateVersion7().ToString(),
                ["Input.OfferingId"] = offering.Id.ToString(),
                ["Input.Lines[0].PriceClassId"] = offering.Adult.ToString(),
                ["Input.Lines[0].Quantity"] = "1",
                ["Input.Method"] = "Card",
            }),
        };
        order.Headers.Add("Cookie", $"wm={buyer.Token}; {cookie}");
        using var answer = await http.SendAsync(order);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/tickets/pay/", StringComparison.Ordinal) ? "bought"
            : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? "busy"
            : (await answer.Content.ReadAsStringAsync()).Contains("完売", StringComparison.Ordinal) ? "sold out"
            : $"{(int)answer.StatusCode}";
    }

    public void Dispose() => http.Dispose();
}
