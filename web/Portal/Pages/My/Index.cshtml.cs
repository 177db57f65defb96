using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Own;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class IndexModel : PortalPage
{
    public MemberCard Card { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        var outcome = await Run(new MyCard());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Card = outcome.Value;
        return Page();
    }
}
