using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class RightsModel : OfficePage
{
    public IReadOnlyList<ShowRights.Right> Rights { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ShowRights());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Rights = outcome.Value.Rights;
        return Page();
    }
}
