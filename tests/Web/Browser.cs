using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Xunit;

namespace WelfareMutual.Tests.Web;

/// <summary>Opens pages and sends their forms as they stand, hidden fields included. Follows redirects within the site.</summary>
public sealed class Browser : IDisposable
{
    private static readonly Uri Home = new("https://localhost/");
    private readonly HttpClient http;
    private readonly HttpClient straight;

    private Browser(Func<DelegatingHandler[], HttpClient> make, string cookie, string? token, (string Name, string Value)? header, bool chosen)
    {
        var jar = new CookieContainer();
        if (token is not null)
        {
            jar.Add(new Cookie(cookie, token, "/", Home.Host) { Secure = true });
            if (header is not null && chosen)
            {
                jar.Add(new Cookie($"{cookie}-reason", "case", "/", Home.Host) { Secure = true });
            }
        }
        http = make([new RedirectHandler(), new CookieContainerHandler(jar)]);
        straight = make([new CookieContainerHandler(jar)]);
        if (header is { } given)
        {
            http.DefaultRequestHeaders.Add(given.Name, given.Value);
            straight.DefaultRequestHeaders.Add(given.Name, given.Value);
        }
    }

    internal static Browser Of<T>(WebApplicationFactory<T> host, string cookie, string? token, (string, string)? header = null, bool chosen = true) where T : class =>
        new(handlers => host.CreateDefaultClient(Home, handlers), cookie, token, header, chosen);

    public async Task<Seen> Open(string path)
    {
        using var answer = await http.GetAsync(path);
        return await Seen.Of(answer);
    }

    /// <summary>Whatever is there, as it arrived.</summary>
    public async Task<Fetched> Fetch(string path)
    {
        using var answer = await http.GetAsync(path);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, headers, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <param name="form">Selector of the form on the page.</param>
    /// <param name="typed">Fields filled in or changed; a name that the form lacks is sent too (a button).</param>
    public async Task<Seen> Send(Seen page, string form, params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement?)page.Html.QuerySelector(form) ?? throw new InvalidOperationException($"no form {form} on {page.Path}");
        using var answer = await http.PostAsync(found.GetAttribute("action") ?? page.Path, new FormUrlEncodedContent(Fields(found, typed)));
        return await Seen.Of(answer);
    }

    /// <summary>Presses again what was answered with the page of a pause, with the same form, a few times at most.</summary>
    public static async Task<Seen> AfterPause(Func<Task<Seen>> press)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await press();
            if (seen.Status != HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal(HttpStatusCode.OK, seen.Status);
                return seen;
            }
            Assert.Contains("もう一度", seen.Text, StringComparison.Ordinal);
            Assert.True(tries < 600, "the pause does not end");
            await Task.Delay(50);
        }
    }

    /// <summary>Sends a form that was never shown, with a token from the sign-in page: what somebody without the right to the page may try.</summary>
    public async Task<Seen> Force(string path)
    {
        var token = (IHtmlInputElement)(await Open("/sign-in")).Html.QuerySelector("input[name=__RequestVerificationToken]")!;
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent([new(token.Name!, token.Value)]));
        return await Seen.Of(answer);
    }

    /// <summary>What the answer to a post tells the browser to clear, whatever page follows it.</summary>
    public async Task<string[]> ClearsAt(string path)
    {
        var token = (IHtmlInputElement)(await Open("/sign-in")).Html.QuerySelector("input[name=__RequestVerificationToken]")!;
        using var answer = await straight.PostAsync(path, new FormUrlEncodedContent([new(token.Name!, token.Value)]));
        return answer.Headers.TryGetValues("Clear-Site-Data", out var values) ? [.. values] : [];
    }

    /// <summary>Sends a body that no form on a page would make.</summary>
    public async Task<Seen> Post(string path, HttpContent body)
    {
        using var answer = await http.PostAsync(path, body);
        return await Seen.Of(answer);
    }

    /// <summary>As <see cref="Send"/>, with a file in the field named file.</summary>
    public async Task<Seen> SendFile(Seen page, string form, string name, byte[] content)
    {
        var found = (IHtmlFormElement?)page.Html.QuerySelector(form) ?? throw new InvalidOperationException($"no form {form} on {page.Path}");
        using var parts = new MultipartFormDataContent();
        foreach (var (field, value) in Fields(found, []).Where(f => f.Key != "file"))
        {
            parts.Add(new StringContent(value), field);
        }
        parts.Add(new ByteArrayContent(content), "file", name);
        using var answer = await http.PostAsync(found.GetAttribute("action") ?? page.Path, parts);
        return await Seen.Of(answer);
    }

    /// <summary>Sends the form and hangs up before the answer is read.</summary>
    public async Task HangUp(Seen page, string form, TimeSpan after, params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement)page.Html.QuerySelector(form)!;
        using var patience = new CancellationTokenSource(after);
        try
        {
            using var answer = await http.PostAsync(found.GetAttribute("action") ?? page.Path, new FormUrlEncodedContent(Fields(found, typed)), patience.Token);
        }
        catch (OperationCanceledException)
        {
            // hung up
        }
    }

    public void Dispose()
    {
        http.Dispose();
        straight.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, (string Name, string Value)[] typed)
    {
        var names = typed.Select(t => t.Name).ToHashSet();
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || names.Contains(name))
            {
                continue;
            }
            var value = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
            {
                yield return new(name, value);
            }
        }
        foreach (var (name, value) in typed)
        {
            yield return new(name, value);
        }
    }
}

/// <summary>An answer of any kind; its path is where redirects led.</summary>
public sealed record Fetched(int Status, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public bool IsPage => Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) is true;
}

/// <summary>A page as it arrived.</summary>
public sealed record Seen(HttpStatusCode Status, string Path, IHtmlDocument Html, HttpResponseMessage Answer)
{
    public string Text => string.Join(' ', Html.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    public string Heading => Html.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public static async Task<Seen> Of(HttpResponseMessage answer) => new(
        answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery,
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()), answer);
}
