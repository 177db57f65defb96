using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class ClaimAccountModel : EntrancePage
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
        var outcome = await Run(new ActivateAccount(Input.Login, Input.Key, Input.Password));
        if (outcome.Succeeded && outcome.Value.Stage == SessionStage.Full)
        {
            Back = "/identity/passkeys?first=yes"; // offered before anything else: the next sign-in is shorter and cannot be lured away
        }
        return outcome.Succeeded ? Enter(outcome.Value) : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「会員番号またはID」を入力してください。")]
        public string Login { get; set; } = "";

        [Required(ErrorMessage = "「手紙の鍵」を入力してください。")]
        public string Key { get; set; } = "";

        [Required(ErrorMessage = "「新しいパスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
