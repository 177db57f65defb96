using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Casework;

public sealed class MyCasesModel : PortalPage
{
    public WelfareMutual.Casework.Mine.MyCases.Result? Mine { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Run(new WelfareMutual.Casework.Mine.MyCases());
        Mine = mine.Succeeded ? mine.Value : null;
        return mine.Succeeded ? Page() : Refused(mine);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        var outcome = await Run(new WelfareMutual.Casework.Mine.WithdrawCase(id));
        if (outcome.Succeeded)
        {
            return Redirect("/my/cases?done=dropped");
        }
        await OnGetAsync();
        return Refused(outcome);
    }
}
