using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Retention.Holds;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

public sealed class HoldsModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowHolds.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostPlaceAsync() => await Answer(await Run(new PlaceHold(Input.Number ?? "", Input.Code, Input.Reason, Input.Of)), "placed");

    public async Task<IActionResult> OnPostLiftAsync() => await Answer(await Run(new LiftHold(Input.Id)), "lifted");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/retention/holds?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowHolds());
        Shown = outcome.Succeeded ? outcome.Value : Shown;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public HoldOf Of { get; set; }
        public Guid Id { get; set; }
        public string? Number { get; set; }
        public string? Code { get; set; }
        public string? Reason { get; set; }
    }
}
