using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Content.Notices;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.Portal.Published;

/// <summary>Asks as a guest for what is published, every few minutes, so that the copy does not wait for visitors.</summary>
internal sealed class CopyPublished(IServiceScopeFactory scopes, IHttpContextAccessor accessor, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await Copy(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task Copy(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        // The way to the Gateway reads the visitor's address from the request: here there is none.
        accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var pages = scope.ServiceProvider.GetRequiredService<PublishedPages>();
        var notices = await pages.Run(new NoticeList(), ct);
        foreach (var notice in notices.Succeeded ? notices.Value.Rows : [])
        {
            await pages.Run(new NoticeDetail(notice.Id), ct);
        }
        await pages.Run(new OfferingList(), ct);
        await pages.Run(new EventList(), ct);
        await pages.Run(new FindBenefits(), ct);
    }
}
