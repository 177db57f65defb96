using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class FilingsModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public OurFilings.Result Filings { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int page = 1) => await Show(Math.Clamp(page, 1, 10_000)) ?? Page();

    private async Task<IActionResult?> Show(int page)
    {
        var outcome = await Run(new OurFilings(page));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        (Filings, PageNumber) = (outcome.Value, page);
        return null;
    }
}
