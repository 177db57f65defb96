using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<WelfareMutual.Identity.Staff.RevokeCard>]
public sealed class RevokeCardModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new WelfareMutual.Identity.Staff.RevokeCard(id, Input.Why == "lost"));
        return outcome.Succeeded ? LocalRedirect("/identity/staff?done=revoked") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public string Why { get; set; } = "lost";
    }
}
