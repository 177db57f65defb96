using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

public sealed class EntriesModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "session")]
    public Guid? Session { get; set; }

    [BindProperty(SupportsGet = true, Name = "all")]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public EntryList.Result Entries { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new EntryList(Id, Session, !All, Number));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Entries = outcome.Value;
        return Page();
    }
}
