using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class OrdersModel : OfficePage
{
    public ShowOrders.Result Shown { get; private set; } = new([]);

    public bool MayOrder => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Any(r => r is nameof(StaffRole.Clerk) or nameof(StaffRole.Examiner));

    public async Task<IActionResult> OnGetAsync()
    {
        var shown = await Run(new ShowOrders());
        Shown = shown.Succeeded ? shown.Value : Shown;
        return shown.Succeeded ? Page() : Refused(shown);
    }
}
