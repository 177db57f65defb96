using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class SecondConfirmModel : PortalPage
{
    public ReviewRoster.Result Roster { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public Task<IActionResult> OnPostAsync(Guid id) => Answer(id, true);

    public Task<IActionResult> OnPostStopAsync(Guid id) => Answer(id, false);

    private async Task<IActionResult> Answer(Guid id, bool confirm)
    {
        var outcome = await Run(new ConfirmMassDeparture(id, confirm));
        return outcome.Succeeded ? Redirect(confirm ? $"/enterprise/roster-filed/{id}" : "/enterprise") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ReviewRoster(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Roster = outcome.Value;
        return null;
    }
}
