using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<StopCard>]
public sealed class StopCardModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListStaff.Line Holder { get; private set; } = null!;
    public ListStaff.CardLine Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new StopCard(id, Input.To));
        return outcome.Succeeded ? LocalRedirect("/identity/staff?done=stopped") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ListStaff(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        if (outcome.Value.Staff.SingleOrDefault(s => s.Cards.Any(c => c.Id == id)) is not { } holder)
        {
            return NotFound();
        }
        (Holder, Card) = (holder, holder.Cards.Single(c => c.Id == id));
        return null;
    }

    public sealed class InputModel
    {
        public CardState To { get; set; } = CardState.Lost;
    }
}
