using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class RequestModel : OfficePage
{
    [BindProperty]
    public RequestInput Input { get; set; } = new();

    [FromRoute]
    public string No { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public ShowRequest.Result? Shown { get; private set; }
    public IEnumerable<SelectListItem> Proofs { get; } = ExportWords.Proofs.Select(p => new SelectListItem(p.Value, p.Key));

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostIdentifyAsync() => await Answer(await Run(new CheckIdentity(Input.Id, Input.Version, Input.Proof ?? "")), "identified");

    public async Task<IActionResult> OnPostExtendAsync() => await Answer(await Run(new ExtendRequest(Input.Id, Input.Version, Input.Reason ?? "")), "extended");

    public async Task<IActionResult> OnPostProposeAsync() =>
        await Answer(await Run(new ProposeAnswer(Input.Id, Input.Version, Input.Answer, Input.Grounds ?? "")), "proposed");

    public async Task<IActionResult> OnPostDecideAsync() =>
        await Answer(await Run(new DecideRequest(Input.Id, Input.Version, Input.Agree)), Input.Agree ? "decided" : "returned");

    public async Task<IActionResult> OnPostCloseAsync() => await Answer(await Run(new CloseRequest(Input.Id, Input.Version, Input.Withdrawn, Input.Measures ?? "")), "closed");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? Redirect($"/exports/requests/{No}?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowRequest(No));
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }
}
