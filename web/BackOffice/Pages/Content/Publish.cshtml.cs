using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;

namespace WelfareMutual.Web.BackOffice.Pages.Content;

public sealed class PublishModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public NoticeBoard.Row? Notice { get; private set; }

    public Task<IActionResult> OnGetAsync() => Show(Page());

    public async Task<IActionResult> OnPostPublishAsync()
    {
        var outcome = await Run(new PublishNotice(Id, Input.Version));
        return outcome.Succeeded ? LocalRedirect("/content/pages?done=published") : await Show(Refused(outcome));
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        var outcome = await Run(new WithdrawNotice(Id));
        return outcome.Succeeded ? LocalRedirect("/content/pages?done=withdrawn") : await Show(Refused(outcome));
    }

    private async Task<IActionResult> Show(IActionResult answer)
    {
        var outcome = await Run(new NoticeBoard(Id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Notice = outcome.Value.Rows[0];
        return answer;
    }

    public sealed class InputModel
    {
        public int Version { get; set; }
    }
}
