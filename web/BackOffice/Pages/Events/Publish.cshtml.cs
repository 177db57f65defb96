using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

[FormOf<PublishEvent>]
public sealed class PublishModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public EventBoard.Row? Event { get; private set; }

    public Task<IActionResult> OnGetAsync() => Show(Page());

    public async Task<IActionResult> OnPostPublishAsync()
    {
        var outcome = await Run(new PublishEvent(Id));
        return outcome.Succeeded ? LocalRedirect("/events/sessions?done=published") : await Show(Refused(outcome));
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        var outcome = await Run(new CloseEvent(Id));
        return outcome.Succeeded ? LocalRedirect("/events/sessions?done=closed") : await Show(Refused(outcome));
    }

    private async Task<IActionResult> Show(IActionResult answer)
    {
        var outcome = await Run(new EventBoard(Id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Event = outcome.Value.Rows[0];
        return answer;
    }
}
