using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

/// <summary>Where a screen goes that nobody touched. It only looks: two windows that nobody sits at must not keep each other alive.
/// Somebody who worked on in another window goes on by a press.</summary>
public sealed class IdleModel : OfficePage
{
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    public bool IsAlive { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new IsAnybodyAtTheTerminal());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Back = Url.IsLocalUrl(Back) ? Back : null;
        IsAlive = HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Kind == ActorKind.Staff;
        if (!IsAlive)
        {
            OfficeSession.End(HttpContext);
        }
        return Page();
    }
}
