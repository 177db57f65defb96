using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

namespace WelfareMutual.Web.Portal.Pages.Casework;

public sealed class CorrectModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";
    [BindProperty]
    public ClaimInput Input { get; set; } = new();

    public WelfareMutual.Casework.Mine.MyCase.Result? Mine { get; private set; }
    public BankChoices? Banks { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostBanksAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAttachAsync(IFormFile? file, string need)
    {
        if (await Show() is { } gone)
        {
            return gone;
        }
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        var outcome = await Run(new AttachDocument(Mine!.Case.Id, need, file?.FileName ?? "", file?.Length ?? 0) { Upload = stream });
        return outcome.Succeeded ? Redirect($"/my/cases/{Reference}/correct?done=attached") : Refused(outcome);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } gone)
        {
            return gone;
        }
        var answers = Input.Answers(Mine!.Questions.Any(q => q.Field == "date"), ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new CorrectClaim(Mine.Case.Id, answers));
        return outcome.Succeeded ? Redirect($"/my/cases/{Reference}?done=corrected") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var mine = await Run(new WelfareMutual.Casework.Mine.MyCase(Reference));
        Mine = mine.Succeeded ? mine.Value : null;
        var banks = Input.BankSearch is null && Input.Bank is null ? null : await Run(new FindBank(Input.BankSearch, Input.Bank, Input.BranchSearch));
        Banks = banks is { Succeeded: true } ? banks.Value : null;
        Input.Bank ??= Banks?.Chosen?.Code;
        Input.Branch ??= Banks is { Branches: [var only] } ? only.Code : null;
        return !mine.Succeeded ? Refused(mine) : Mine!.Questions.Count == 0 ? Redirect($"/my/cases/{Reference}") : null; // nothing is asked any more
    }
}
