using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<ProveStaff>]
public sealed class ProveModel : CarryingPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public void OnPostKeep()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ProveStaff(Input.Password ?? ""));
        return outcome.Succeeded ? Carry() ?? Onward() : Refused(outcome);
    }

    public sealed class InputModel
    {
        public string? Password { get; set; }
    }
}
