using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.Portal.Pages;

/// <summary>The front door. It opens even when the core does not answer: the tickets are then left out.</summary>
public sealed class IndexModel : PortalPage
{
    public IReadOnlyList<OfferingList.Card> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var outcome = await Run(new OfferingList());
        Cards = outcome.Succeeded ? outcome.Value.Cards : [];
        return Page();
    }
}
