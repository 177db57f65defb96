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
        await OrTells(() => Assertions.Expect(page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync());
        await ChecksPage();
    }

    public async Task SeesHeading(string heading)
    {
        await OrTells(() => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync());
        await ChecksPage();
    }

    /// <summary>Waits until the browser is at an address that is asked for.</summary>
    public Task Arrives(Func<string, bool> at) => OrTells(() => page.WaitForURLAsync(at));

    /// <summary>Opens the page again and again until what happens elsewhere has reached it.</summary>
    public async Task ReopensUntil(string address, string text)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                await page.GotoAsync(address);
            }
            catch (PlaywrightException)
            {
                // the page was about to load itself again
            }
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
            await target.PressAsync("Enter"); // unlike the page's keyboard it waits for where it leads
            return;
        }
        await target.ClickAsync();
    }

    /// <summary>Who waited in vain says what the page showed instead.</summary>
    private async Task OrTells(Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new Xunit.Sdk.XunitException($"{page.Url} showed:\n{await page.Locator("body").InnerTextAsync()}", e);
        }
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
        await Camera.Keep(page, $"{screen}-{GetHashCode():x}-{(++pictures).ToString("00", CultureInfo.InvariantCulture)}");
    }

    // Tokens and keys of forms, and the moment of printing, which differ each time.
    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>|印刷 [^<]*", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
