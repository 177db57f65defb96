using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class SignOutModel : PortalPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new WelfareMutual.Identity.Entrance.SignOut());
        if (outcome.Refusal is { Kind: WelfareMutual.Kernel.RefusalKind.Unavailable })
        {
            return Refused(outcome); // the session is alive: saying otherwise would be a lie
        }
        PortalSession.End(HttpContext);
        return LocalRedirect("/sign-in?done=signed-out");
    }
}
