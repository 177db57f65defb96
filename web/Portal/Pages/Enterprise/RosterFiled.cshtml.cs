using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class RosterFiledModel : PortalPage
{
    public ReviewRoster.Result Roster { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await Run(new ReviewRoster(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Roster = outcome.Value;
        return Roster.State == RosterState.Filed ? Page() : Redirect($"/enterprise/review-roster/{id}");
    }
}
