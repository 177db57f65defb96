using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

/// <summary>Publishing and closing are looked at once more before they happen.</summary>
[FormOf<CloseOffering>]
public sealed class StepModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Step { get; set; } = "";

    public OfferingBoard.Row Offering { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id)
    {
        var outcome = await Run(new OfferingBoard(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Offering = outcome.Value.Rows[0];
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var outcome = Step == "publish" ? await Run(new PublishOffering(id)) : await Run(new CloseOffering(id));
        if (outcome.Succeeded)
        {
            return LocalRedirect($"/tickets/offerings?done={Step}");
        }
        var refused = Refused(outcome);
        return refused is PageResult ? await OnGet(id) : refused;
    }
}
