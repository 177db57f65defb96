using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class StaffModel : OfficePage
{
    public ListStaff.Result Register { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ListStaff());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Register = outcome.Value;
        return Page();
    }
}
