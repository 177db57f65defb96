using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WelfareMutual.Tests.Browser.Stage;

/// <summary>Keeps what is on the screen as a picture in the folder that WM_SCREENSHOTS names; without one it keeps nothing.</summary>
internal static partial class Camera
{
    /// <param name="name">Begins the name of the file; the page's path without ids ends it.</param>
    public static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("WM_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var path = NotPlain().Replace(new Uri(page.Url).AbsolutePath, "-");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + path + ".png"), FullPage = true });
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[^a-zA-Z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotPlain();
}
