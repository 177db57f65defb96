using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class RequestsModel : OfficePage
{
    public ShowRequests.Result Shown { get; private set; } = new([], []);

    public bool MayEnter => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Any(r => r is nameof(StaffRole.Clerk) or nameof(StaffRole.Examiner));

    public async Task<IActionResult> OnGetAsync()
    {
        var shown = await Run(new ShowRequests());
        Shown = shown.Succeeded ? shown.Value : Shown;
        return shown.Succeeded ? Page() : Refused(shown);
    }
}
