using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Inbox;

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

    public async Task<IActionResult> OnPostTakeAsync(Guid id)
    {
        var outcome = await Run(new TakeCase(id));
        return outcome.Succeeded ? Redirect(Here("done=taken")) : await Show() ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostLetGoAsync(Guid id)
    {
        var outcome = await Run(new LetCaseGo(id));
        return outcome.Succeeded ? Redirect(Here("done=let-go")) : await Show() ?? Refused(outcome);
    }

    /// <summary>Of this list, for the case to go on to its neighbours; a search is no list.</summary>
    public string List => Search is null ? CaseList.Query(View, Kind, State) : "";

    public string Next(string key) => CaseList.Place(View, Kind, State, Size, key);
    public string Here(string more) => CaseList.Place(View, Kind, State, Size, After, more);

    private async Task<IActionResult?> Show()
    {
        var inbox = await Run(new ShowInbox(View, Kind, State, Search, After, Size));
        Inbox = inbox.Succeeded ? inbox.Value : null;
        return inbox.Succeeded ? null : Refused(inbox);
    }
}
