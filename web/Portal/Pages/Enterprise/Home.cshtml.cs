using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class HomeModel : PortalPage
{
    public EnterpriseHome.Result Home { get; private set; } = null!;

    public IEnumerable<EnterpriseHome.OpenRoster> Open => Home.Rosters.Where(r => r.State != RosterState.Filed);
    public IEnumerable<EnterpriseHome.OpenRoster> Filed => Home.Rosters.Where(r => r.State == RosterState.Filed).Take(3);

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
