using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class ReserveModel : BuyPage
{
    public IActionResult OnGet() => RedirectToPage("/Tickets/Index");

    public async Task<IActionResult> OnPost(string? recount)
    {
        var chosen = Input.Chosen;
        if (recount is not null)
        {
            return await Load(Input.OfferingId) ?? Page();
        }
        var outcome = await Run(new ReserveTickets(Input.OfferingId, chosen, Input.Method));
        if (outcome.Succeeded)
        {
            return Redirect($"/tickets/pay/{outcome.Value.ReservationId}");
        }
        var answer = Refused(outcome);
        return answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult ? await Load(Input.OfferingId) ?? answer : answer;
    }
}
