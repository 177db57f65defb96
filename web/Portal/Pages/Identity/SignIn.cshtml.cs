using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class SignInModel : CarryingPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The password was right, and what was typed goes along to the page for the code.</summary>
    public bool CodeIsNext { get; private set; }

    public void OnGet()
    {
    }

    public void OnPostKeep() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid ? Go(await Run(new WelfareMutual.Identity.Entrance.SignIn(Input.Login, Input.Password))) : Page();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear();
        var asked = await Run(new AskPasskeySignIn());
        return asked.Succeeded ? AskFor(asked.Value, "/sign-in?handler=Answer") : Refused(asked);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid challenge, string? answer)
    {
        ModelState.Clear();
        return Go(await Run(new SignInWithPasskey(challenge, answer ?? "")));
    }

    private IActionResult Go(Outcome<SignedIn> outcome)
    {
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        var entered = Enter(outcome.Value);
        CodeIsNext = outcome.Value.Stage == SessionStage.SecondFactor && Carries;
        return CodeIsNext ? Page() : outcome.Value.Stage == SessionStage.Full ? Carry() ?? entered : entered;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「会員番号またはID」を入力してください。")]
        public string Login { get; set; } = "";

        [Required(ErrorMessage = "「パスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
