using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using WelfareMutual.Tests.Browser.Stage;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>A real browser in front of the sites in memory: what it asks for is answered as to the visitor of the moment,
/// so nobody signs in for a page and nothing listens on a port.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    public const int Phone = 390;
    public const int Desk = 1280;

    private readonly ConcurrentDictionary<string, Fetched> files = new(StringComparer.Ordinal);
    private readonly List<string> broken = [];
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;
    private Web.Browser visitor = null!;
    private Fetched shown = null!;
    private int pictures;

    private Viewer(IPlaywright playwright, IBrowser browser, IPage page) => (this.playwright, this.browser, this.page) = (playwright, browser, page);

    private static string Chromium => Environment.GetEnvironmentVariable("WM_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public static async Task<Viewer> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking"] });
        var context = await browser.NewContextAsync(new() { Locale = "ja-JP", TimezoneId = "Asia/Tokyo" });
        var viewer = new Viewer(playwright, browser, await context.NewPageAsync());
        await context.RouteAsync("**/*", viewer.Answer);
        return viewer;
    }

    /// <returns>What is wrong with the page at these widths: what axe finds, what is too wide, what did not load.</returns>
    public async Task<IReadOnlyList<string>> Look(Web.Browser visitor, Fetched answer, params int[] widths)
    {
        (this.visitor, shown) = (visitor, answer);
        broken.Clear();
        await page.SetViewportSizeAsync(widths[0], 900);
        await page.GotoAsync("https://localhost" + answer.Path);
        return [.. await Wrong(widths), .. broken];
    }

    /// <summary>As <see cref="Look"/>, of a page that no site has.</summary>
    public async Task<IReadOnlyList<string>> LookAt(string html, params int[] widths)
    {
        await page.SetContentAsync(html);
        return await Wrong(widths);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task<IReadOnlyList<string>> Wrong(int[] widths)
    {
        var wrong = new List<string>();
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            wrong.AddRange((await Axe.Violations(page)).Select(v => $"{width}: {v}"));
            if (await Axe.Overflow(page) is { Length: > 0 } wide)
            {
                wrong.Add($"{width}: {wide}");
            }
            await Camera.Keep(page, $"{width}-{(++pictures).ToString("000", CultureInfo.InvariantCulture)}");
        }
        return wrong;
    }

    private async Task Answer(IRoute route)
    {
        var path = new Uri(route.Request.Url).PathAndQuery;
        if (route.Request.ResourceType == "font")
        {
            await route.AbortAsync(); // a hundred files; the machine has the same typeface
            return;
        }
        var answer = route.Request.IsNavigationRequest ? shown : await File(path);
        if (answer.Status >= 400 && !route.Request.IsNavigationRequest)
        {
            broken.Add($"{path}: {answer.Status}");
        }
        // Without the order to come again: the page is looked at longer than that.
        await route.FulfillAsync(new() { Status = answer.Status, Headers = answer.Headers.Where(h => h.Key is not ("Refresh" or "Set-Cookie")), BodyBytes = answer.Body });
    }

    private async Task<Fetched> File(string path)
    {
        if (!files.TryGetValue(path, out var file))
        {
            file = await visitor.Fetch(path);
            if (path.Contains("?v=", StringComparison.Ordinal))
            {
                files[path] = file; // the same for everybody
            }
        }
        return file;
    }
}
