using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace WelfareMutual.Tests.Browser.Stage;

public enum Screen
{
    Desktop,
    Phone,
}

/// <summary>What somebody works with: a mouse or a finger, or the keyboard and nothing else.</summary>
public enum Hands
{
    Any,
    Keys,
}

/// <summary>One person in front of one screen. Every page that a step ends on is checked with axe.</summary>
internal sealed partial class Visitor(IPage page, Screen screen, Hands hands = Hands.Any) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(Screen, string), bool> Seen = new();
    private int pictures;

    public IPage Page => page;

    public async Task Opens(string address)
    {
        await page.GotoAsync(address);
        await ChecksPage();
    }

    public Task Types(string label, string text) => Fill(page.GetByLabel(label), text);

    public Task Fills(string name, string text) => Fill(page.Locator($"[name='{name}']"), text);

    public async Task Chooses(string label)
    {
        var radio = page.GetByRole(AriaRole.Radio, new() { Name = label });
        await (hands is Hands.Keys ? Keys.Choose(page, radio) : radio.CheckAsync());
    }

    public async Task Selects(string label, string option)
    {
        var list = page.GetByLabel(label, new() { Exact = true });
        if (hands is Hands.Keys)
        {
            await Keys.Select(page, list, option);
            return;
        }
        await list.SelectOptionAsync(option);
    }

    public Task Presses(string button) => Press(page.GetByRole(AriaRole.Button, new() { Name = button }));

    public Task Follows(string link) => Press(page.GetByRole(AriaRole.Link, new() { Name = link }).First);

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

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private async Task Fill(ILocator field, string text)
    {
        if (hands is Hands.Keys)
        {
            await Keys.Fill(page, field, text);
            return;
        }
        await field.FillAsync(text);
    }

    private async Task Press(ILocator target)
    {
        if (hands is Hands.Keys)
        {
            await Keys.TabTo(page, target);
            await page.Keyboard.PressAsync("Enter");
            return;
        }
        await target.ClickAsync();
    }

    /// <summary>A page that was found right at this width is not looked at again.</summary>
    private async Task ChecksPage()
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (Seen.TryAdd((screen, Hidden().Replace(await page.ContentAsync(), "")), true))
        {
            var found = await Axe.Violations(page);
            var wide = await Axe.Overflow(page);
            Assert.True(found.Count == 0 && wide.Length == 0, $"{page.Url} at {screen}:\n{string.Join('\n', found)}{wide}");
        }
        await Photograph();
    }

    // Tokens and keys of forms, which differ each time.
    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

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
