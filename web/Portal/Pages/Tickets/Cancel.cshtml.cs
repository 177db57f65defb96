using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class CancelModel : PurchasePage
{
    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? (Purchase.MayCancel ? Page() : Redirect($"/tickets/result/{id}"));

    public async Task<IActionResult> OnPost(Guid id)
    {
        var outcome = await Run(new CancelReservation(id));
        if (outcome.Succeeded)
        {
            return Redirect($"/tickets/result/{id}");
        }
        var refused = Refused(outcome);
        return refused is PageResult ? await Load(id) ?? refused : refused;
    }
}
