using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;

namespace WelfareMutual.Web.BackOffice.Pages.Content;

public sealed class PagesModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<NoticeBoard.Row> Rows { get; private set; } = [];

    /// <summary>Others look only.</summary>
    public bool MayWrite => May<WriteNotice>();

    public bool MayPublish => May<PublishNotice>();

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new NoticeBoard());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Rows = outcome.Value.Rows;
        return Page();
    }
}
