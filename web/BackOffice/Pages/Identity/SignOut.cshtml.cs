using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class SignOutModel : OfficePage
{
    public IActionResult OnGet() => LocalRedirect("/inbox");

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new SignOutStaff());
        if (outcome.Refusal is { Kind: RefusalKind.Unavailable })
        {
            return Refused(outcome); // the session is alive: saying otherwise would be a lie
        }
        OfficeSession.End(HttpContext);
        return LocalRedirect("/sign-in?done=signed-out");
    }
}
