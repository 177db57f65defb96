using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Passes;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class PassesModel : PortalPage
{
    public MyPasses.Result Passes { get; private set; } = null!;
    public Guid Id { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        var outcome = await Run(new MyPasses(Id = id));
        if (!outcome.Succeeded)
        {
            return outcome.Refusal == Refusal.NotFound ? Redirect($"/tickets/result/{id}") : Refused(outcome); // not paid yet: its state is told there
        }
        Passes = outcome.Value;
        return Page();
    }
}
