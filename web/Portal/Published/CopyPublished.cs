using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WelfareMutual.Content.Notices;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.Portal.Published;

/// <summary>Asks as a guest for what is published, every few minutes, so that the copy does not wait for visitors.</summary>
internal sealed class CopyPublished(IServiceScopeFactory scopes, IHttpContextAccessor accessor, TimeProvider time, ILogger<CopyPublished> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>While there is something that no copy answers, as after a first start before the Gateway's.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                timer.Period = await Try(stoppingToken) ? Pause : ShortPause;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task<bool> Try(CancellationToken ct)
    {
        try
        {
            return await Copy(ct);
        }
        catch (HttpRequestException broken)
        {
            logger.LogWarning("what is published could not be copied ({Status})", broken.StatusCode); // visitors are told by their own page
            return false;
        }
    }

    /// <returns>Whether everything was answered, be it by an older copy.</returns>
    private async Task<bool> Copy(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        // The way to the Gateway reads the visitor's address from the request: here there is none.
        accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var pages = scope.ServiceProvider.GetRequiredService<PublishedPages>();
        var notices = await pages.Run(new NoticeList(), ct);
        var whole = notices.Succeeded;
        foreach (var notice in notices.Succeeded ? notices.Value.Rows : [])
        {
            whole &= (await pages.Run(new NoticeDetail(notice.Id), ct)).Succeeded;
        }
        whole &= (await pages.Run(new OfferingList(), ct)).Succeeded;
        whole &= (await pages.Run(new EventList(), ct)).Succeeded;
        return whole & (await pages.Run(new FindBenefits(), ct)).Succeeded;
    }
}
