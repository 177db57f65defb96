using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;

namespace WelfareMutual.Web.Portal.Pages.Content;

public sealed class NoticesModel : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public NoticeList.Result Notices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = Number <= 1 ? await RunPublished(new NoticeList()) : await Run(new NoticeList(Number));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Notices = outcome.Value;
        return Page();
    }
}
