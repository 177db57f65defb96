using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.BackOffice;

/// <summary>Fills the frame after the page has done its work: terminal, operator, roles, card.</summary>
internal sealed class OfficeFrame(SiteFrame frame, OfficeVisit visit, OfficeUseCases useCases, IHostEnvironment environment) : IAsyncResultFilter
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
            frame.Roles = string.Join("・", visitor.Rights.Select(RoleWord));
        }
        frame.Terminal = visit.Terminal;
        frame.Purpose = visit.Reason is { } why ? AccessReason.Words[why] : null;
        frame.CardState = visit.CardSerial is null ? "なし" : "認証中";
        frame.Mode = environment.IsDevelopment() ? "開発" : frame.Mode;
        frame.CurrentSection = SectionOf(context.HttpContext.Request.Path.Value ?? "/");
        OfficeDisplay.ReadInto(context.HttpContext, frame);
        await next();
    }

    private static string RoleWord(string right) => Enum.TryParse<StaffRole>(right, out var role)
        ? role switch
        {
            StaffRole.Clerk => "窓口", StaffRole.Examiner => "審査", StaffRole.Approver => "決定", StaffRole.Cashier => "出納",
            StaffRole.System => "管理", StaffRole.Auditor => "監査", _ => "個人番号",
        }
        : right;

    private static string SectionOf(string path) => path.Trim('/').Split('/') switch
    {
        ["cases", ..] => "inbox",
        ["identity", "alerts"] => "alerts",
        ["exports", "requests", ..] => "requests",
        var parts => parts[0],
    };
}
