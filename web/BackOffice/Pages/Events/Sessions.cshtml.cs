using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

public sealed class SessionsModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<EventBoard.Row> Rows { get; private set; } = [];

    /// <summary>Others look only.</summary>
    public bool MayWrite => May<SaveEvent>();

    public bool MaySeeEntries => May<EntryList>();

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new EventBoard());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Rows = outcome.Value.Rows;
        return Page();
    }
}
