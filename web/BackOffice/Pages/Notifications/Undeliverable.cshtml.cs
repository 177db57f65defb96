using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Search;

namespace WelfareMutual.Web.BackOffice.Pages.Notifications;

public sealed class UndeliverableModel : OfficePage
{
    public UndeliverableAddresses.Result Addresses { get; private set; } = new([], 0);

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new UndeliverableAddresses());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Addresses = outcome.Value;
        return Page();
    }
}
