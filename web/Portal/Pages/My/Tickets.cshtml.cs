using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class TicketsModel : PortalPage
{
    public IReadOnlyList<MyReservations.Row> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery(Name = "page")] int page = 1)
    {
        var outcome = await Run(new MyReservations(Number = Math.Clamp(page, 1, 1000)));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        (Rows, Total) = (outcome.Value.Rows, outcome.Value.Total);
        return Page();
    }
}
