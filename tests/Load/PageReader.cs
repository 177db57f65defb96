using System.Net;
using System.Text.RegularExpressions;

namespace WelfareMutual.Tests.Load;

/// <summary>Opens pages with the cookies of somebody who came in before. A page without what it should show is a fault of the bench.</summary>
internal sealed class PageReader : IDisposable
{
    private readonly HttpClient http;
    private string cookies;
    private string token = "";

    public PageReader(string site, string cookies)
    {
        this.cookies = cookies;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(site) };
    }

    public async Task Get(string path, string shows)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        await Send(ask, shows);
    }

    /// <summary>For <see cref="Post"/>: the form's token belongs to the browser.</summary>
    public async Task OpenForm(string path)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.Add("Cookie", cookies);
        using var page = await http.SendAsync(ask);
        cookies += "; " + page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.Contains("-form=", StringComparison.Ordinal));
        token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)").Groups[1].Value;
    }

    public async Task Post(string path, string field, string value, string shows)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["__key"] = Guid.CreateVersion7().ToString(), [field] = value }),
        };
        await Send(ask, shows);
    }

    public void Dispose() => http.Dispose();

    private async Task Send(HttpRequestMessage ask, string shows)
    {
        if (cookies.Length > 0)
        {
            ask.Headers.Add("Cookie", cookies);
        }
        using var answer = await http.SendAsync(ask);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        if (!text.Contains(shows, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{ask.RequestUri}: {(int)answer.StatusCode} without {shows}");
        }
    }
}
