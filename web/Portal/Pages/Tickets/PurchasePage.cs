using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

/// <summary>A page about one purchase of the member.</summary>
public abstract class PurchasePage : PortalPage
{
    public MyReservation.Result Purchase { get; private set; } = null!;

    /// <returns>Null when the page can be shown.</returns>
    protected async Task<IActionResult?> Load(Guid id)
    {
        var outcome = await Run(new MyReservation(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Purchase = outcome.Value;
        return null;
    }
}
