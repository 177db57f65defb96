using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

[FormOf<PrepareBatch>]
public sealed class PrepareModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowBatches.Result? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input.PayOn = Shown is null ? new() : DateInput.From(Shown.EarliestDay);
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Input.PayOn.TryRead("振込日", out var payOn, out var error))
        {
            ModelState.AddModelError("Input.PayOn", error);
            return await Show() ?? Page();
        }
        var outcome = await Run(new PrepareBatch(payOn));
        return outcome.Succeeded ? Redirect("/payouts/batches?done=prepared") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowBatches());
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }

    public sealed class InputModel
    {
        public DateInput PayOn { get; set; } = new();
    }
}
