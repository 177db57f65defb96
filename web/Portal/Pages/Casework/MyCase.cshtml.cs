using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Casework;

public sealed class MyCaseModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public WelfareMutual.Casework.Mine.MyCase.Result? Mine { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Run(new WelfareMutual.Casework.Mine.MyCase(Reference));
        Mine = mine.Succeeded ? mine.Value : null;
        return mine.Succeeded ? Page() : Refused(mine);
    }
}
