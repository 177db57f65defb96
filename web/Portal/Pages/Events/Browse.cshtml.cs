using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Happenings;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class BrowseModel : PortalPage
{
    public IReadOnlyList<EventList.Card> Cards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await RunPublished(new EventList());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Cards = outcome.Value.Cards;
        return Page();
    }
}
