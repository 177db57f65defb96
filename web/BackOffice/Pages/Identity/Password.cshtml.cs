using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.StaffPasswords;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class PasswordModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MyStaffPassword.Result Mine { get; private set; } = new(null, null, false);

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return await Show() ?? Page();
        }
        var outcome = await Run(new ChangeStaffPassword(Input.Current, Input.Password));
        if (!outcome.Succeeded)
        {
            return await Show() ?? Refused(outcome);
        }
        OfficeSession.End(HttpContext);
        return LocalRedirect("/sign-in?done=changed");
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new MyStaffPassword());
        Mine = outcome.Succeeded ? outcome.Value : Mine;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「いまのパスワード」を入力してください。")]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "「新しいパスワード」を入力してください。")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "2回の入力が違います。同じものを入力してください。")]
        public string? Again { get; set; }
    }
}
