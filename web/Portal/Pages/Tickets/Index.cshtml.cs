using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class IndexModel : PortalPage
{
    public IReadOnlyList<OfferingList.Card> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var outcome = await RunPublished(new OfferingList());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Cards = outcome.Value.Cards;
        return Page();
    }
}
