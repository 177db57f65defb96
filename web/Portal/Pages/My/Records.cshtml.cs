using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Entries;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class RecordsModel : PortalPage
{
    public WhoLookedAtMe.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(DateTimeOffset? before)
    {
        var outcome = await Run(new WhoLookedAtMe(before));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return Page();
    }
}
