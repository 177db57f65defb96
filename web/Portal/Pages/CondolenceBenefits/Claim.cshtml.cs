using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class ClaimModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Question { get; set; } = "";

    [BindProperty]
    public ClaimInput Input { get; set; } = new();

    public ShowQuestion.Result? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show(true) ?? Page();

    public async Task<IActionResult> OnPostSearchAsync() => await Show(false) ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var answers = Input.Answers(Question == "date", ModelState);
        if (!ModelState.IsValid)
        {
            return await Show(false) ?? Page();
        }
        var outcome = await Run(new AnswerQuestion(Id, Question, answers));
        return outcome.Succeeded ? Redirect($"/condolence-benefits/claim/{Id}/{outcome.Value.Next}") : await Show(false) ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostAttachAsync(IFormFile? file, string need)
    {
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        var outcome = await Run(new AttachDocument(Id, need, file?.FileName ?? "", file?.Length ?? 0) { Upload = stream });
        return outcome.Succeeded ? Redirect($"/condolence-benefits/claim/{Id}/{Question}?done=attached") : await Show(false) ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid document)
    {
        var outcome = await Run(new RemoveDocument(document));
        return outcome.Succeeded ? Redirect($"/condolence-benefits/claim/{Id}/{Question}?done=removed") : await Show(false) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(bool fill)
    {
        var shown = await Run(new ShowQuestion(Id, Question, Input.Search));
        if (!shown.Succeeded)
        {
            return Refused(shown);
        }
        Shown = shown.Value;
        Input = fill ? ClaimInput.From(Shown.Answers) : Input;
        return null;
    }
}
