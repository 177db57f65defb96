using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Keys;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class RecoverModel : EntrancePage
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
        var outcome = await Run(new RequestRecovery(Input.Login));
        return outcome.Succeeded ? LocalRedirect("/identity/recover?done=asked") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「会員番号またはID」を入力してください。")]
        public string Login { get; set; } = "";
    }
}
