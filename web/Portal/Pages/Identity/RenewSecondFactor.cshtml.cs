using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class RenewSecondFactorModel : EntrancePage
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
        var outcome = await Run(new WelfareMutual.Identity.SecondFactors.RenewSecondFactor(Input.Login, Input.Password, Input.Key));
        return outcome.Succeeded ? Enter(outcome.Value) : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「会員番号またはID」を入力してください。")]
        public string Login { get; set; } = "";

        [Required(ErrorMessage = "「パスワード」を入力してください。")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "「手紙の鍵」を入力してください。")]
        public string Key { get; set; } = "";
    }
}
