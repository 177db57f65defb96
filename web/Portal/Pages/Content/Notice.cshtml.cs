using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;

namespace WelfareMutual.Web.Portal.Pages.Content;

public sealed class NoticeModel : PortalPage
{
    public NoticeDetail.Result Notice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await RunPublished(new NoticeDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Notice = outcome.Value;
        return Page();
    }
}
