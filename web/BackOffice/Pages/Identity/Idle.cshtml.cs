using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

/// <summary>Where a screen goes that nobody touched. Somebody who worked on in another window of the browser goes on there.</summary>
public sealed class IdleModel : OfficePage
{
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new WhoIsAtTheTerminal());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Back = Url.IsLocalUrl(Back) ? Back : null;
        if (HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Kind == ActorKind.Staff)
        {
            return LocalRedirect(Back ?? "/inbox");
        }
        OfficeSession.End(HttpContext);
        return Page();
    }
}
