using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Happenings;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class LookModel : PortalPage
{
    public EventDetail.Result Event { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await Run(new EventDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Event = outcome.Value;
        return Page();
    }
}
