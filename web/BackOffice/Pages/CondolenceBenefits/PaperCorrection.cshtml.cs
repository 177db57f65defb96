using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class PaperCorrectionModel : OfficePage, IPaperFields
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public PaperClaimInput Input { get; set; } = new();

    public PaperCorrectionForm.Result? Form { get; private set; }
    public PaperClaimForm.Kind Claim => Form!.Claim;
    public BankChoices Banks => Form!.Banks;
    public IReadOnlyCollection<string> Asked => [.. Form!.Asked.Select(a => a.Field).Where(f => !IsPaper(f))];
    public bool Papers => Form!.Asked.Any(a => IsPaper(a.Field));
    public string Search => $"/cases/{Reference}/correct?handler=Banks";

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostBanksAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } refused)
        {
            return refused;
        }
        var answers = Input.Answers(Asked, ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new CorrectPaperClaim(Form!.CaseId, answers));
        return outcome.Succeeded ? Redirect($"/cases/{Reference}?done=corrected") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var form = await Run(new PaperCorrectionForm(Reference, Input.BankSearch, Input.Bank, Input.BranchSearch));
        Form = form.Succeeded ? form.Value : null;
        if (Form is not null)
        {
            Input.Choose(Form.Banks);
        }
        return form.Succeeded ? null : Refused(form);
    }

    private static bool IsPaper(string field) => field.StartsWith("document:", StringComparison.Ordinal);
}
