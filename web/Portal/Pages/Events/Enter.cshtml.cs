using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class EnterModel : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "session")]
    public Guid Session { get; set; }

    [BindProperty]
    public PartyInput Input { get; set; } = new();

    public PrepareEntry.Result? Entry { get; private set; }

    /// <summary>The answers are shown to be checked; nothing is entered yet.</summary>
    public bool Checking { get; private set; }

    public Task<IActionResult> OnGetAsync() => Show([]);

    /// <summary>Back from the check to the questions, with the answers kept.</summary>
    public Task<IActionResult> OnPostEditAsync() => Show([]);

    public async Task<IActionResult> OnPostCheckAsync()
    {
        var answer = await Show(Input.Party);
        Checking = Entry is not null;
        return Checking ? answer : await ShowAgain(answer);
    }

    public async Task<IActionResult> OnPostEnterAsync()
    {
        var outcome = await Run(new EnterEvent(Session, Input.Party, Input.Method));
        return outcome.Succeeded ? LocalRedirect($"/events/result/{outcome.Value.EntryId}") : await ShowAgain(Refused(outcome));
    }

    private async Task<IActionResult> Show(IReadOnlyList<PartyMember> party)
    {
        var outcome = await Run(new PrepareEntry(Session, party));
        Entry = outcome.Succeeded ? outcome.Value : null;
        return outcome.Succeeded ? Page() : Refused(outcome);
    }

    private async Task<IActionResult> ShowAgain(IActionResult refused)
    {
        var outcome = await Run(new PrepareEntry(Session, []));
        Entry = outcome.Succeeded ? outcome.Value : null;
        return refused;
    }
}
