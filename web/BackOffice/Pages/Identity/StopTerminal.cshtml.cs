using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<StopTerminal>]
public sealed class StopTerminalModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new StopTerminal(id, Input.To));
        return outcome.Succeeded ? LocalRedirect("/identity/terminals?done=stopped") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public TerminalState To { get; set; } = TerminalState.Lost;
    }
}
