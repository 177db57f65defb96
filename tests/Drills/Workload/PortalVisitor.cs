using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WelfareMutual.Tests.Drills.Workload;

/// <summary>One member's browser at the portal's HTTP door. Sends a form again, the same bytes, until the site has said yes or no.</summary>
internal sealed class PortalVisitor : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient http;
    private readonly Journal journal;

    public PortalVisitor(Uri portal, SocketsHttpHandler door, string token, Journal journal)
    {
        this.journal = journal;
        var secure = portal.Scheme == "https";
        var jar = new CookieContainer();
        jar.Add(new Cookie(secure ? "__Host-wm" : "wm", token, "/", portal.Host) { Secure = secure });
        (door.AllowAutoRedirect, door.CookieContainer, door.ConnectTimeout) = (false, jar, TimeSpan.FromSeconds(3));
        http = new HttpClient(door) { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Puts one ticket aside.</summary>
    /// <param name="patience">After it the purchase stays unknown.</param>
    /// <returns>Null when not even the form could be had.</returns>
    public async Task<Purchase?> Reserve(Guid offering, CancellationToken patience)
    {
        if (await Filled(offering, patience) is not { } form)
        {
            return null;
        }
        var purchase = journal.Open(Guid.Parse(form["__key"]), offering);
        journal.Write(purchase, "sends");
        var clock = Stopwatch.StartNew();
        var answer = await Sent(() => Form.Post("/tickets/reserve", form), patience, () => purchase.Sendings++);
        purchase.Milliseconds = clock.Elapsed.TotalMilliseconds;
        using (answer)
        {
            if (answer?.Headers.Location?.OriginalString is { } to && to.StartsWith("/tickets/pay/", StringComparison.Ordinal))
            {
                (purchase.Answer, purchase.Reservation) = (Answer.Bought, Guid.Parse(to["/tickets/pay/".Length..]));
            }
            else if (answer?.StatusCode is HttpStatusCode.UnprocessableEntity)
            {
                purchase.Answer = Answer.Refused;
            }
        }
        journal.Write(purchase, $"{purchase.Answer} {purchase.Reservation} {(int?)answer?.StatusCode} after {purchase.Sendings}");
        return purchase;
    }

    /// <summary>The form for one ticket, ready to be sent; null when the page offers none.</summary>
    public async Task<Dictionary<string, string>?> Filled(Guid offering, CancellationToken patience)
    {
        if (await Page($"/tickets/{offering}", patience) is not { } page || Form.Of(page, "/tickets/reserve") is not { } form)
        {
            return null;
        }
        form["Input.Lines[0].Quantity"] = "1";
        form["Input.Method"] = "Card";
        form.Remove("recount");
        return form;
    }

    /// <summary>Goes on to pay: to the provider's page, and there with a card.</summary>
    public async Task Pay(Purchase purchase, HttpClient sandbox, CancellationToken patience)
    {
        var path = $"/tickets/pay/{purchase.Reservation}";
        using var shown = await Led(purchase, path, patience);
        if (await Text(shown) is not { } page || Form.Of(page, path) is not { } form)
        {
            return;
        }
        using var answer = await Sent(() => Form.Post(path, form), patience);
        if (answer?.Headers.Location?.OriginalString is not { } go || !go.StartsWith("/payments/go/", StringComparison.Ordinal))
        {
            return;
        }
        for (; !patience.IsCancellationRequested; await Task.Delay(Breath, CancellationToken.None))
        {
            using var leads = await Led(purchase, go, patience);
            if (leads is null || leads.StatusCode != HttpStatusCode.OK)
            {
                return;
            }
            if (leads.Headers.TryGetValues("Refresh", out var refresh) && refresh.First() is var url && url.Contains("url=", StringComparison.Ordinal))
            {
                var session = new Uri(url[(url.IndexOf("url=", StringComparison.Ordinal) + 4)..]).AbsolutePath.Split('/')[^1];
                using var paid = await sandbox.PostAsJsonAsync($"_control/sessions/{session}/pay?method=card", new { }, CancellationToken.None);
                purchase.Paid = paid.IsSuccessStatusCode;
                journal.Write(purchase, $"pays at the provider: {(int)paid.StatusCode}");
                return;
            }
        }
    }

    public async Task<string?> Page(string path, CancellationToken patience)
    {
        using var answer = await Sent(() => new HttpRequestMessage(HttpMethod.Get, path), patience);
        return await Text(answer);
    }

    /// <summary>A page that the site led to; one that is not there is written down.</summary>
    private async Task<HttpResponseMessage?> Led(Purchase purchase, string path, CancellationToken patience)
    {
        var answer = await Sent(() => new HttpRequestMessage(HttpMethod.Get, path), patience);
        purchase.Gone = answer?.StatusCode == HttpStatusCode.NotFound ? path : null;
        return answer;
    }

    private static async Task<string?> Text(HttpResponseMessage? answer) =>
        answer is { StatusCode: HttpStatusCode.OK } ? await answer.Content.ReadAsStringAsync(CancellationToken.None) : null;

    /// <summary>One request, once.</summary>
    /// <returns>Null when there was no answer at all.</returns>
    public async Task<HttpResponseMessage?> Once(HttpRequestMessage request)
    {
        try
        {
            var answer = await http.SendAsync(request);
            journal.Count($"{(int)answer.StatusCode}");
            return answer;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
        {
            journal.Count(gone is TaskCanceledException ? "timeout" : "cut");
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>503 and no answer say nothing: again, until the site says something.</summary>
    public async Task<HttpResponseMessage?> Sent(Func<HttpRequestMessage> request, CancellationToken patience, Action? sending = null)
    {
        while (!patience.IsCancellationRequested)
        {
            sending?.Invoke();
            using var asked = request();
            if (await Once(asked) is { } answer)
            {
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway))
                {
                    return answer;
                }
                answer.Dispose();
            }
            await Task.Delay(Breath, CancellationToken.None);
        }
        return null;
    }
}

/// <summary>A form as it stands on a page: its fields by name.</summary>
internal static class Form
{
    /// <param name="action">Of the form that is meant; without it the longest is taken.</param>
    public static Dictionary<string, string>? Of(string page, string? action = null)
    {
        var form = new HtmlParser().ParseDocument(page).QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Where(f => action is null || f.GetAttribute("action") == action).MaxBy(f => f.Elements.Count());
        return form?.Elements.Where(e => !string.IsNullOrEmpty(e.GetAttribute("name"))).Select(e => (Name: e.GetAttribute("name")!, Value: e switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        })).Where(f => f.Value is not null).GroupBy(f => f.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value!, StringComparer.Ordinal);
    }

    public static HttpRequestMessage Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
}
