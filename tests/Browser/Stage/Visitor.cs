using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace WelfareMutual.Tests.Browser.Stage;

public enum Screen
{
    Desktop,
    Phone,
}

/// <summary>One person in front of one screen. Every page that a step ends on is checked with axe.</summary>
internal sealed class Visitor(IPage page, Screen screen) : IAsyncDisposable
{
    private int pictures;

    public IPage Page => page;

    public async Task Opens(string address)
    {
        await page.GotoAsync(address);
        await ChecksPage();
    }

    public Task Types(string label, string text) => page.GetByLabel(label).FillAsync(text);

    public Task Fills(string name, string text) => page.Locator($"[name='{name}']").FillAsync(text);

    public Task Chooses(string label) => page.GetByRole(AriaRole.Radio, new() { Name = label }).CheckAsync();

    public Task Presses(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    public Task Follows(string link) => page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Waits until the text is there, then checks the page it is on.</summary>
    public async Task Sees(string text)
    {
        await Assertions.Expect(page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await ChecksPage();
    }

    public async Task SeesHeading(string heading)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await ChecksPage();
    }

    /// <summary>Opens the page again and again until what happens elsewhere has reached it.</summary>
    public async Task ReopensUntil(string address, string text)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync(address);
            if (await page.GetByText(text).CountAsync() > 0)
            {
                break;
            }
            await poll.WaitForNextTickAsync();
        }
        await Sees(text);
    }

    /// <summary>Moves with Tab, as somebody without a mouse, until the element is reached.</summary>
    public async Task TabsTo(ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < 80; presses++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"80 times Tab did not reach {target} on {page.Url}.");
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private async Task ChecksPage()
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        var found = await page.RunAxe();
        await Photograph();
        Assert.True(found.Violations.Length == 0, $"{page.Url} at {screen}:\n" + string.Join('\n', found.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")));
    }

    private async Task Photograph()
    {
        if (Environment.GetEnvironmentVariable("WM_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }
        var name = Regex.Replace(new Uri(page.Url).AbsolutePath, "[0-9a-f]{8}-[0-9a-f-]{27}|[^a-z0-9]+", "-", RegexOptions.None, TimeSpan.FromSeconds(1));
        var number = (++pictures).ToString("00", CultureInfo.InvariantCulture);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}-{GetHashCode():x}-{number}{name}.png"), FullPage = true });
    }
}
