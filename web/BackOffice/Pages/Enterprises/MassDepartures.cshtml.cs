using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

public sealed class MassDeparturesModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RostersAwaitingSecond.Result Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ConfirmMassDepartureAsStaff(Input.RosterId, Input.Confirm));
        return outcome.Succeeded ? Redirect("/enterprises/mass-departures?done=answered") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new RostersAwaitingSecond());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Waiting = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public Guid RosterId { get; set; }
        public bool Confirm { get; set; }
    }
}
