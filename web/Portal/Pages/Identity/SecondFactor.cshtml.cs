using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class SecondFactorModel : CarryingPage
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
        var outcome = await Run(new VerifySecondFactor(Input.Code));
        if (outcome.Refusal?.Kind == RefusalKind.SignInNeeded && !Carries)
        {
            return RedirectToPage("/Identity/SignIn", new { back = Back }); // the code of a sign-in that ran out is nothing to keep
        }
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        var entered = Enter(outcome.Value);
        return Carry() ?? entered;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「確認コード」を入力してください。")]
        public string Code { get; set; } = "";
    }
}
