using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Mine;

namespace WelfareMutual.Web.Portal.Pages.Casework;

public sealed class WithdrawModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public Guid Id { get; set; }

    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Run(new WelfareMutual.Casework.Mine.MyCase(Reference));
        if (!mine.Succeeded)
        {
            return Refused(mine);
        }
        (Id, Title) = (mine.Value.Case.Id, mine.Value.Case.Title);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new WithdrawCase(Id));
        return outcome.Succeeded ? Redirect("/my/cases?done=withdrawn") : Refused(outcome);
    }
}
