using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<ProveStaff>]
public sealed class ProveModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    [BindProperty(Name = KeptForm.Field)]
    public string? Kept { get; set; }

    public KeptFields? Resend { get; private set; }

    public void OnGet()
    {
    }

    public void OnPostKeep()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ProveStaff(Input.Password ?? ""));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Resend = KeptForm.Open(HttpContext, Kept);
        return Resend is not null ? Page() : LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/inbox");
    }

    public sealed class InputModel
    {
        public string? Password { get; set; }
    }
}
