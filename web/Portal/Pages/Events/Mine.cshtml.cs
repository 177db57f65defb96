using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class MineModel : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public MyEntries.Result Entries { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new MyEntries(Number));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Entries = outcome.Value;
        return Page();
    }
}
