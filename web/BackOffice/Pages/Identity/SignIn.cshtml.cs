using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class SignInModel : CarryingPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

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
        // The page of the password says how many days are left, and lets go on.
        return Carry() ?? (outcome.Value.DaysLeft is null ? Onward() : LocalRedirect("/identity/password"));
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「パスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
