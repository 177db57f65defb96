using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.StaffPasswords;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class StartModel : OfficePage
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
        var outcome = await Run(new StartPassword(Input.Key, Input.Password));
        return outcome.Succeeded ? LocalRedirect("/sign-in?done=started") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「開始キー」を入力してください。")]
        public string Key { get; set; } = "";

        [Required(ErrorMessage = "「新しいパスワード」を入力してください。")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "2回の入力が違います。同じものを入力してください。")]
        public string? Again { get; set; }
    }
}
