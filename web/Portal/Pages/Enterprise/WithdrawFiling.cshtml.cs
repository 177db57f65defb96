using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<WithdrawFiling>]
public sealed class WithdrawFilingModel : PortalPage
{
    public OurFiling.Result Filing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new WithdrawFiling(id));
        return outcome.Succeeded ? Redirect("/enterprise/filings?done=withdrawn") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new OurFiling(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Filing = outcome.Value;
        return null;
    }
}
