using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

public sealed class MassDeparturesModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public RostersAwaitingSecond.Result Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ConfirmMassDepartureAsStaff(Input.RosterId, Input.Confirm));
        HttpContext.RequestServices.GetRequiredService<WaitingWork>().Forget();
        return outcome.Succeeded ? Redirect($"/enterprises/mass-departures?done={outcome.Value.State}") : await Show() ?? Refused(outcome);
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
