using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

[FormOf<WelfareMutual.Events.Happenings.SaveEvent>]
public sealed class WriteModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public EventForm Input { get; set; } = new();

    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is { } id)
        {
            var outcome = await Run(new EventBoard(id));
            if (!outcome.Succeeded)
            {
                return Refused(outcome);
            }
            Input = EventForm.Of(outcome.Value.Rows[0]);
        }
        Input.AddBlankLines();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Read(Id, (field, text) => ModelState.AddModelError($"Input.{field}", text)) is not { } command || !ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(command);
        if (outcome.Succeeded)
        {
            return LocalRedirect("/events/sessions?done=saved");
        }
        if (outcome.Refusal == Refusal.Stale && Id is not null && await Run(new EventBoard(Id)) is { Succeeded: true } now)
        {
            Differences = [.. EventForm.Against(now.Value.Rows[0], command)];
            Input.Version = now.Value.Rows[0].Version;
        }
        return Refused(outcome);
    }
}
