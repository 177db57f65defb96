using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<StopTerminal>]
public sealed class StopTerminalModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListTerminals.Line Terminal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new StopTerminal(id, Input.To));
        return outcome.Succeeded ? LocalRedirect("/identity/terminals?done=stopped") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ListTerminals());
        Terminal = outcome.Succeeded ? outcome.Value.Terminals.SingleOrDefault(t => t.Id == id)! : null!;
        return !outcome.Succeeded ? Refused(outcome) : Terminal is null ? NotFound() : null;
    }

    public sealed class InputModel
    {
        public TerminalState To { get; set; } = TerminalState.Lost;
    }
}
