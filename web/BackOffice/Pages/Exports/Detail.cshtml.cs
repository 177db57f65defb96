using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class DetailModel : OfficePage
{
    [BindProperty]
    public DetailInput Input { get; set; } = new();

    [FromRoute]
    public string No { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public ShowOrder.Result? Order { get; private set; }
    public string? Password { get; private set; }
    public IEnumerable<SelectListItem> Media { get; } =
        ((string[])["hand", "post", "courier", "line", "phone", "mail", "shredded", "erased"]).Select(m => new SelectListItem(ExportWords.Medium(m), m));

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostDecideAsync() =>
        await Answer(await Run(new DecideExport(Input.Id, Input.Version, Input.Release)), Input.Release ? "released" : "refused");

    public async Task<IActionResult> OnPostRecordAsync() =>
        await Answer(await Run(new RecordHandOver(Input.Id, Input.Step, Input.Medium ?? "", Input.Note)), "recorded");

    public async Task<IActionResult> OnPostFileAsync()
    {
        var outcome = await Run(new TakeFile(Input.Id));
        return outcome.Succeeded ? File(outcome.Value.Content, "application/zip", outcome.Value.Name) : await Show() ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var outcome = await Run(new TakePassword(Input.Id));
        Password = outcome.Succeeded ? outcome.Value.Password : null;
        return await Show() ?? (outcome.Succeeded ? Page() : Refused(outcome));
    }

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? Redirect($"/exports/orders/{No}?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowOrder(No));
        Order = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }
}
