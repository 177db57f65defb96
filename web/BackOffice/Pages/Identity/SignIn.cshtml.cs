using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class SignInModel : OfficePage
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

    public void OnPostKeep() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new SignInStaff(Input.Password));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        OfficeSession.Start(HttpContext, outcome.Value.Token);
        if (outcome.Value.Stage == SessionStage.NewPassword)
        {
            return LocalRedirect("/identity/password");
        }
        Resend = KeptForm.Open(HttpContext, Kept);
        if (Resend is null && outcome.Value.DaysLeft is not null)
        {
            return LocalRedirect("/identity/password"); // says how many days are left, and lets go on
        }
        return Resend is not null ? Page() : LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/inbox");
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「パスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
