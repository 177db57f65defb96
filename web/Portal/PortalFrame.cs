using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Configuration;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Portal;

/// <summary>Fills the frame after the page has done its work: who is signed in comes back with the use case it ran.</summary>
internal sealed class PortalFrame(SiteFrame frame, PortalVisit visit, PortalUseCases useCases, EnterpriseLine enterprise, IConfiguration configuration) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (visit is { Known: false, Token: not null })
        {
            await useCases.Run(new WhoAmI(), context.HttpContext.RequestAborted);
        }
        Fill(context.HttpContext.Request.Path.Value ?? "/");
        if (frame.ActorKind == ActorKind.Officer && context.Result is PageResult)
        {
            await enterprise.Fill(frame, visit.Visitor, useCases, context.HttpContext);
        }
        await next();
    }

    private void Fill(string path)
    {
        SiteNames.Fill(frame, configuration);
        frame.Site = Site.Portal;
        var visitor = visit.Visitor;
        if (visitor.Kind is Kernel.ActorKind.Member or Kernel.ActorKind.Officer && visitor.Stage == Kernel.SessionStage.Full)
        {
            frame.ActorKind = visitor.Kind == Kernel.ActorKind.Member ? ActorKind.Member : ActorKind.Officer;
            frame.ActorName = visitor.Name;
        }
        if (frame.ActorKind == ActorKind.Officer && !visitor.Rights.Contains(nameof(Kernel.OfficerRight.Roster)))
        {
            frame.Closed.Add("roster");
        }
        frame.CurrentSection = SectionOf(path);
    }

    private static string SectionOf(string path)
    {
        var parts = path.Trim('/').Split('/');
        return parts[0] switch
        {
            "my" => parts.Length > 1 && parts[1] is "tickets" or "purchases" ? "tickets" : parts.Length > 1 && parts[1] == "events" ? "events" : parts.Length > 1 && parts[1] == "cases" ? "benefits" : "my",
            "condolence-benefits" => "benefits",
            "enterprise" when parts.Length > 1 => parts[1] switch { "officers" => "officers", "upload-roster" or "review-roster" or "roster-filed" => "roster", _ => "members" },
            "" => "home",
            var first => first,
        };
    }
}
