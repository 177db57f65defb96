using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class InboxModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public InboxView View { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Size { get; set; } = 20;

    public string? Search { get; private set; }
    public ShowInbox.Result? Inbox { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostSearchAsync(string? search)
    {
        Search = search;
        return await Show() ?? Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id) => await Stay(await Run(new TakeCase(id)), "taken");

    public async Task<IActionResult> OnPostLetGoAsync(Guid id) => await Stay(await Run(new LetCaseGo(id)), "let-go");

    /// <summary>Of this list, for the case to go on to its neighbours; a search is no list.</summary>
    public string List => Search is null ? CaseList.Query(View, Kind, State) : "";

    public string Next(string key) => CaseList.Place(View, Kind, State, Size, key);
    public string Here(string more) => CaseList.Place(View, Kind, State, Size, After, more);

    private async Task<IActionResult> Stay(Outcome<Done> outcome, string done) =>
        outcome.Succeeded ? Redirect(Here($"done={done}")) : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var inbox = await Run(new ShowInbox(View, Kind, State, Search, After, Size));
        Inbox = inbox.Succeeded ? inbox.Value : null;
        if (Inbox is { Rows.Count: 0 } && After is not null)
        {
            After = null; // the last one of a later page was taken
            return await Show();
        }
        return inbox.Succeeded ? null : Refused(inbox);
    }
}
