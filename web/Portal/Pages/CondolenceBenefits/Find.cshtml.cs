using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class FindModel : PortalPage
{
    public FindBenefits.Result? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostStartAsync(string kind)
    {
        var started = await Run(new StartClaim(kind));
        if (started.Succeeded)
        {
            return Redirect($"/condolence-benefits/claim/{started.Value.Id}/{started.Value.Question}");
        }
        return await Show() ?? Refused(started);
    }

    private async Task<IActionResult?> Show()
    {
        var found = await RunPublished(new FindBenefits());
        Found = found.Succeeded ? found.Value : null;
        return found.Succeeded ? null : Refused(found);
    }
}
