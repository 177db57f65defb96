using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class HomeModel : PortalPage
{
    public EnterpriseHome.Result Home { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new EnterpriseHome());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Home = outcome.Value;
        return Page();
    }
}
