using Microsoft.Playwright;
using Xunit;

namespace WelfareMutual.Tests.Browser.Stage;

/// <summary>Work without a mouse: Tab until the thing is reached, then the key that acts on it.</summary>
internal static class Keys
{
    private const int Most = 80;

    public static async Task TabTo(IPage page, ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        await TabUntil(page, target, "e => e === document.activeElement");
    }

    /// <summary>What an input method writes comes as text, not as strokes.</summary>
    public static async Task Fill(IPage page, ILocator field, string text)
    {
        await TabTo(page, field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Tab stops at one button of a group; arrows move within it.</summary>
    public static async Task Choose(IPage page, ILocator radio)
    {
        await TabUntil(page, radio, "e => document.activeElement.type === 'radio' && e.name === document.activeElement.name");
        for (var presses = 0; presses < 10 && !await radio.EvaluateAsync<bool>("e => e === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
        if (!await radio.IsCheckedAsync())
        {
            await page.Keyboard.PressAsync("Space");
        }
        await Assertions.Expect(radio).ToBeCheckedAsync();
    }

    public static async Task Select(IPage page, ILocator list, string option)
    {
        await TabTo(page, list);
        for (var presses = 0; presses < 40; presses++)
        {
            if (await list.EvaluateAsync<string>("e => e.selectedOptions[0].text.trim()") == option)
            {
                return;
            }
            await page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Fail($"ArrowDown did not reach {option} on {page.Url}.");
    }

    private static async Task TabUntil(IPage page, ILocator target, string reached)
    {
        for (var presses = 0; presses < Most; presses++)
        {
            if (await target.EvaluateAsync<bool>(reached))
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{Most} times Tab did not reach {target} on {page.Url}.");
    }
}
