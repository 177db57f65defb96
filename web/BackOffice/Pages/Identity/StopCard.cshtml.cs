using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<StopCard>]
public sealed class StopCardModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new StopCard(id, Input.To));
        return outcome.Succeeded ? LocalRedirect("/identity/staff?done=stopped") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public CardState To { get; set; } = CardState.Lost;
    }
}
