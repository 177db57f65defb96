using System.Diagnostics;
using System.Net;
using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>How long after the cure the portal shows a page with content again.</summary>
internal static class FirstPage
{
    /// <summary>The list of tickets, fresh from the core: the Portal's own copy of it does not count.</summary>
    /// <returns>Twice the promise when it did not come.</returns>
    public static async Task<TimeSpan> After(Stage stage, TimeSpan promise, CancellationToken ct)
    {
        using var http = stage.Client(stage.Portal, seconds: (int)(2 * promise).TotalSeconds);
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50, ct))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/tickets", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode && !IsCopy(await answer.Content.ReadAsStringAsync(ct)))
                {
                    return clock.Elapsed;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException || gone is TaskCanceledException && !ct.IsCancellationRequested)
            {
                // Not yet.
            }
            if (clock.Elapsed > 2 * promise)
            {
                return 2 * promise;
            }
        }
    }

    private static bool IsCopy(string page) => WebUtility.HtmlDecode(page).Contains("に写した内容を表示しています", StringComparison.Ordinal);
}
