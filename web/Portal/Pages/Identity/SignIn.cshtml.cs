using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

public sealed class SignInModel : EntrancePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What was typed when the session ended, sealed; it travels along to the end of the sign-in.</summary>
    [BindProperty(Name = KeptForm.Field)]
    public string? Kept { get; set; }

    public KeptFields? Resend { get; private set; }
    public PasskeyStep? Passkey { get; private set; }

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
        if (!asked.Succeeded)
        {
            return Refused(asked);
        }
        Passkey = new("get", asked.Value, "/sign-in?handler=Answer", KeyValuePair.Create("back", Back), KeyValuePair.Create(KeptForm.Field, Kept));
        return Page();
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
        Resend = outcome.Value.Stage == SessionStage.Full ? KeptForm.Open(HttpContext, Kept) : null;
        if (Resend is null)
        {
            return Enter(outcome.Value);
        }
        PortalSession.Start(HttpContext, outcome.Value.Token);
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「会員番号またはID」を入力してください。")]
        public string Login { get; set; } = "";

        [Required(ErrorMessage = "「パスワード」を入力してください。")]
        public string Password { get; set; } = "";
    }
}
