using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class ClaimModel : DraftPage
{
    [BindProperty(SupportsGet = true)]
    public string Question { get; set; } = "";
    [BindProperty]
    public ClaimInput Input { get; set; } = new();

    public ShowQuestion.Result? Shown { get; private set; }
    public bool Keeping { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show(true) ?? Page();

    public async Task<IActionResult> OnPostSearchAsync() => await Show(false) ?? Page();

    public Task<IActionResult> OnPostAsync() => Answer(next => $"/condolence-benefits/claim/{Id}/{next}");

    /// <summary>Stops here with what was typed; who typed nothing has nothing to lose.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        Keeping = true;
        return Input.IsEmpty ? Redirect(Kept) : await Answer(_ => Kept);
    }

    public async Task<IActionResult> OnPostAttachAsync(IFormFile? file, string need)
    {
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        return await After(await Run(new AttachDocument(Id, need, file?.FileName ?? "", file?.Length ?? 0) { Upload = stream }), _ => Here("attached"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid document) => await After(await Run(new RemoveDocument(document)), _ => Here("removed"));

    private string Here(string done) => $"/condolence-benefits/claim/{Id}/{Question}?done={done}";

    private async Task<IActionResult> Answer(Func<string, string> then)
    {
        var answers = Input.Answers(Question == "date", ModelState);
        return !ModelState.IsValid ? await Show(false) ?? Page() : await After(await Run(new AnswerQuestion(Id, Question, answers)), r => then(r.Next));
    }

    private async Task<IActionResult> After<T>(Outcome<T> outcome, Func<T, string> then) =>
        outcome.Succeeded ? Redirect(then(outcome.Value)) : await Show(false) ?? Refused(outcome);

    private async Task<IActionResult?> Show(bool fill)
    {
        var shown = await Run(new ShowQuestion(Id, Question, Input.Search));
        Shown = shown.Succeeded ? shown.Value : null;
        Input = fill && Shown is not null ? ClaimInput.From(Shown.Answers) : Input;
        return shown.Succeeded ? null : await Gone(shown);
    }
}
