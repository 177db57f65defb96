using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Mine;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class ReceivedModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public MyCase.Result? Case { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var mine = await Run(new MyCase(Reference));
        Case = mine.Succeeded ? mine.Value : null;
        return mine.Succeeded ? Page() : Refused(mine);
    }
}
