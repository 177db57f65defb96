using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class PaperClaimModel : OfficePage, IPaperFields
{
    [BindProperty]
    public PaperClaimInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public PaperClaimForm.Result? Form { get; private set; }
    public PaperClaimForm.Kind Claim => Form!.Chosen!;
    public BankChoices Banks => Form!.Banks;
    public IReadOnlyCollection<string> Asked => [.. Claim.Questions.Select(q => q.Code)];
    public string Search => "/intake/paper-claim?handler=Banks";

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostBanksAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } refused)
        {
            return refused;
        }
        var answers = Input.Answers(Form!.Chosen is null ? [] : Asked, ModelState);
        var received = PaperClaimInput.Read(Input.ReceivedOn, "受け取った日", "Input.ReceivedOn", ModelState);
        if (received is not { } day || !ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new EnterPaperClaim(Input.MemberNumber ?? "", Input.Kind ?? "", day, answers, []));
        return outcome.Succeeded ? Redirect($"/cases/{outcome.Value.Reference}/scans?done=entered") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var form = await Run(new PaperClaimForm(Input.Kind ?? Kind, Input.BankSearch, Input.Bank, Input.BranchSearch));
        Form = form.Succeeded ? form.Value : null;
        if (Form is not null)
        {
            Input.Choose(Form.Banks);
        }
        return form.Succeeded ? null : Refused(form);
    }
}
