using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

public sealed class IndexModel : OfficePage
{
    public ShowPurges.Result Shown { get; private set; } = null!;

    public bool MayChange => May<EnterRule>();

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ShowPurges());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return Page();
    }
}
