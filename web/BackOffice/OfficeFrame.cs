using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.BackOffice;

/// <summary>Fills the frame after the page has done its work: terminal, operator, roles, card.</summary>
internal sealed class OfficeFrame(SiteFrame frame, OfficeVisit visit, OfficeUseCases useCases, WaitingWork waiting, OfficeIdle idle, IHostEnvironment environment) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (visit is { Known: false, Token: not null })
        {
            await useCases.Run(new WhoIsAtTheTerminal(), context.HttpContext.RequestAborted);
        }
        var visitor = visit.Visitor;
        if (visitor.Kind == Kernel.ActorKind.Staff)
        {
            frame.ActorKind = Web.Shared.Layout.ActorKind.Staff;
            frame.ActorName = visitor.Name;
            frame.Roles = string.Join("・", visitor.Rights.Select(Roles.LabelOf));
            frame.MinutesToSignOff = idle.Minutes;
            // A screen that was left looks again where it is.
            frame.LeavesBy = string.Create(
                CultureInfo.InvariantCulture, $"{idle.Minutes * 60 + 5}{(context.HttpContext.Request.Path == "/idle" ? "" : ";url=/idle")}");
            frame.Closed.UnionWith(FirstPages.ClosedTo(visitor.AsActor()));
            if (context.Result is not PageResult)
            {
                context.HttpContext.Response.Headers["Refresh"] = frame.LeavesBy; // a picture of a document has no script that would leave it
            }
        }
        frame.Terminal = visit.Terminal.Length > 0 ? visit.Terminal : null;
        frame.Purpose = visit.Reason is { } why ? AccessReason.Words[why] : null;
        frame.CardState = visit.CardSerial is null ? "なし" : "認証中";
        frame.Mode = environment.IsDevelopment() ? "開発" : frame.Mode;
        frame.CurrentSection = SectionOf(context.HttpContext.Request.Path.Value ?? "/");
        OfficeDisplay.ReadInto(context.HttpContext, frame);
        if (context.Result is PageResult && RostersForStaff.Access.Refuse(visitor.AsActor()) is null
            && await waiting.Rosters(useCases, context.HttpContext.RequestAborted) is > 0 and var rosters)
        {
            frame.Counts["enterprises"] = rosters;
        }
        await next();
    }

    private static string SectionOf(string path) => path.Trim('/').Split('/') switch
    {
        ["cases", ..] => "inbox",
        ["filings", ..] => "members",
        ["notifications", ..] => "letters",
        ["identity", "portals", ..] => "alerts",
        ["identity", "alerts" or "terminals" or "acts" or "emergencies" or "reviews" or "rights", ..] and var parts => parts[1],
        ["identity", "password" or "prove", ..] => "",
        ["exports", "requests", ..] => "requests",
        var others => others[0],
    };
}
