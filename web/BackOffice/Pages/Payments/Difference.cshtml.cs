using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Differences;

namespace WelfareMutual.Web.BackOffice.Pages.Payments;

public sealed class DifferenceModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowDifference.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostTryAsync() => await Answer(await Run(new TryAgain(Id, Input.Version)), "tried");

    public async Task<IActionResult> OnPostProposeAsync() =>
        await Answer(await Run(new ProposeSettlement(Id, Input.Version, Input.Resolution, Input.Reason ?? "")), "proposed");

    public async Task<IActionResult> OnPostApproveAsync() => await Answer(await Run(new DecideSettlement(Id, Input.Version, true)), "approved");

    public async Task<IActionResult> OnPostDeclineAsync() => await Answer(await Run(new DecideSettlement(Id, Input.Version, false)), "declined");

    private async Task<IActionResult> Answer(Outcome<Done> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/payments/differences/{Id}?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowDifference(Id));
        Shown = outcome.Succeeded ? outcome.Value : null!;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public int Version { get; set; }
        public Resolution? Resolution { get; set; }
        public string? Reason { get; set; }
    }
}
