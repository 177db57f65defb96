using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<SetOfficerRights>]
public sealed class CloseOfficerModel : PortalPage
{
    public OfficerAccount Officer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid account) => await Show(account) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid account)
    {
        var outcome = await Run(new SetOfficerRights(account, [], Close: true));
        return outcome.Succeeded ? Redirect("/enterprise/officers?done=closed") : await Show(account) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid account)
    {
        var outcome = await Run(new OurOfficers());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        if (outcome.Value.Officers.FirstOrDefault(o => o.Account == account && o.State != AccountState.Closed) is not { } found)
        {
            return NotFound();
        }
        Officer = found;
        return null;
    }
}
