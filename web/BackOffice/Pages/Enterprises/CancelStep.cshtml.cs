using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<CancelEnterpriseStep>]
public sealed class CancelStepModel : OfficePage
{
    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, int version)
    {
        var outcome = await Run(new CancelEnterpriseStep(id, version));
        return outcome.Succeeded ? Redirect($"/enterprises/{id}?done=cancelled") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new EnterpriseDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Enterprise = outcome.Value;
        return null;
    }
}
