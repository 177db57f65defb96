using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class CheckModel : DraftPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CheckClaim.Result? Claim { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new SubmitClaim(Id, Input.Declared));
        return outcome.Succeeded ? Redirect($"/condolence-benefits/received/{outcome.Value.Reference}") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var claim = await Run(new CheckClaim(Id));
        Claim = claim.Succeeded ? claim.Value : null;
        return claim.Succeeded ? null : await Gone(claim);
    }

    public sealed class InputModel
    {
        public bool Declared { get; set; }
    }
}
