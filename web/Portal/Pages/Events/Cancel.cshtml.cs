using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class CancelModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MyEntry.Result? Entry { get; private set; }

    public Task<IActionResult> OnGetAsync() => Show(Page());

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new CancelEntry(Id));
        return outcome.Succeeded ? LocalRedirect($"/events/result/{Id}?done=cancelled") : await Show(Refused(outcome));
    }

    private async Task<IActionResult> Show(IActionResult answer)
    {
        var outcome = await Run(new MyEntry(Id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Entry = outcome.Value;
        return answer;
    }
}
