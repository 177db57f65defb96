using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

[FormOf<WelfareMutual.Events.Happenings.SaveEvent>]
public sealed class WriteModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public EventForm Input { get; set; } = new();

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
        return outcome.Succeeded ? LocalRedirect("/events/sessions?done=saved") : Refused(outcome);
    }
}
