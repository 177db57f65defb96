using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<WelfareMutual.Enterprises.Register.OpenEnterprise>]
public sealed class OpenModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!JapaneseDate.TryParse(Input.EffectiveFrom, out var from, out var reason))
        {
            ModelState.AddModelError("Input.EffectiveFrom", reason);
            return Page();
        }
        var outcome = await Run(new OpenEnterprise(Input.Number ?? "", Input.Content(), from));
        return outcome.Succeeded ? Redirect($"/enterprises/{outcome.Value.EnterpriseId}?done=opened") : Refused(outcome);
    }

    public sealed class InputModel : ProfileInput
    {
        public string? Number { get; set; }
    }
}
