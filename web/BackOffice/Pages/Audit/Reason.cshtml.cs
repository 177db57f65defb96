using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Entries;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

[FormOf<ChooseReason>]
public sealed class ReasonModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    public void OnGet() => Input.Code = OfficeSession.Reason(Request);

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ChooseReason(Input.Code ?? ""));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        OfficeSession.Choose(HttpContext, Input.Code!);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/inbox");
    }

    public sealed class InputModel
    {
        public string? Code { get; set; }
    }
}
