using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Entries;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

public sealed class EntryModel : OfficePage
{
    public ShowEntry.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await Run(new ShowEntry(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return Page();
    }
}
