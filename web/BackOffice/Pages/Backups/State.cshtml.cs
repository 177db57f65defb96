using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Backups.Runs;

namespace WelfareMutual.Web.BackOffice.Pages.Backups;

public sealed class StateModel : OfficePage
{
    public ShowBackups.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ShowBackups());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return Page();
    }
}
