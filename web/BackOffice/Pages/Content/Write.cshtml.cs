using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Content;

[FormOf<WelfareMutual.Content.Notices.WriteNotice>]
public sealed class WriteModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public NoticeInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is { } id)
        {
            var outcome = await Run(new NoticeBoard(id));
            if (!outcome.Succeeded)
            {
                return Refused(outcome);
            }
            Input = NoticeInput.Of(outcome.Value.Rows[0]);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MomentText.TryRead("掲載の始まり", Input.ShownFrom, out DateTimeOffset from, out var error))
        {
            ModelState.AddModelError("Input.ShownFrom", error);
        }
        DateTimeOffset until = default;
        var open = string.IsNullOrWhiteSpace(Input.ShownUntil);
        if (!open && !MomentText.TryRead("掲載の終わり", Input.ShownUntil, out until, out error))
        {
            ModelState.AddModelError("Input.ShownUntil", error);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new WriteNotice(Id, Input.Version, Input.Title ?? "", Input.Body ?? "", Input.Audience, from, open ? null : until));
        return outcome.Succeeded ? LocalRedirect("/content/pages?done=saved") : Refused(outcome);
    }
}
