using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

public sealed class FindModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public FindEnterprises.Result Found { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int page = 1)
    {
        var outcome = await Run(new FindEnterprises(Search, Math.Clamp(page, 1, 10_000)));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        (Found, PageNumber) = (outcome.Value, page);
        return Page();
    }
}
