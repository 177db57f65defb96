using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed partial class PaperClaimModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PaperClaimForm.Result? Form { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostBanksAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var answers = Input.Answers();
        Read(Input.Date, "出来事の日", "Input.Date", day => answers["Date"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var received = default(DateOnly);
        Read(Input.ReceivedOn, "受け取った日", "Input.ReceivedOn", day => received = day);
        if (!ModelState.IsValid)
        {
            return await Show() ?? Page();
        }
        var outcome = await Run(new EnterPaperClaim(Input.MemberNumber ?? "", Input.Kind ?? "", received, answers, []));
        return outcome.Succeeded ? Redirect($"/intake/paper-claim/{outcome.Value.CaseId}/scans?reference={outcome.Value.Reference}") : await Show() ?? Refused(outcome);
    }

    private void Read(DateInput typed, string label, string field, Action<DateOnly> keep)
    {
        if (typed.TryRead(label, out var day, out var error))
        {
            keep(day);
        }
        else
        {
            ModelState.AddModelError(field, error);
        }
    }

    private async Task<IActionResult?> Show()
    {
        var form = await Run(new PaperClaimForm(Input.BankSearch, Input.Bank, Input.BranchSearch));
        Form = form.Succeeded ? form.Value : null;
        Input.Bank ??= Form?.Banks.Chosen?.Code;
        Input.Branch ??= Form is { Banks.Branches: [var only] } ? only.Code : null;
        return form.Succeeded ? null : Refused(form);
    }
}
