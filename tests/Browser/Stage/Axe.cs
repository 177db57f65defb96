using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace WelfareMutual.Tests.Browser.Stage;

/// <summary>
/// axe-core with all its rules, run inside the page. The package's own RunAxe opens a second page to put the results of frames together,
/// which takes several times as long as the rules do; no page of ours has a frame.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Nothing is told of what passed; no rule that is on reads the style sheets that preloading fetches.
    private const string Run =
        """
        () => axe.run(document, { resultTypes: ["violations"], preload: false, iframes: false })
            .then(found => found.violations.map(v => `${v.id}: ${v.help}\n  ${v.nodes.map(n => n.html).join("\n  ")}`))
        """;

    // What stands out to the right; a table may scroll within a box of its own.
    private const string Wide =
        """
        () => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return "";
            const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1);
            return `${document.documentElement.scrollWidth} of ${width}: ${out.slice(0, 3).map(e => e.outerHTML.slice(0, 150)).join(" | ")}`;
        }
        """;

    /// <summary>What axe finds wrong, with the elements.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (page.Frames.Count > 1)
        {
            throw new InvalidOperationException($"{page.Url} has a frame, which this check does not look into.");
        }
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }
        return await page.EvaluateAsync<string[]>(Run);
    }

    /// <returns>What makes the page scroll sideways, or nothing.</returns>
    public static Task<string> Overflow(IPage page) => page.EvaluateAsync<string>(Wide);
}
