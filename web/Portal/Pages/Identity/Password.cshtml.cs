using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

[FormOf<WelfareMutual.Identity.Passwords.ChangePassword>]
public sealed class PasswordModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new ChangePassword(Input.Current, Input.Password));
        return outcome.Succeeded ? LocalRedirect("/identity/password?done=changed") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「いまのパスワード」を入力してください。")]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "「新しいパスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
