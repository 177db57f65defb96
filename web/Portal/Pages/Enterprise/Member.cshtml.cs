using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class MemberModel : PortalPage
{
    public OurMember.Result Member { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(string no)
    {
        var outcome = await Run(new OurMember(no));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Member = outcome.Value;
        return Page();
    }
}
