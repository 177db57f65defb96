using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

/// <summary>A page on the way in that carries along what was typed before it, and may ask for a passkey.</summary>
public abstract class CarryingPage : EntrancePage
{
    /// <summary>What was typed in the form that could not be taken, sealed; it travels along to the end.</summary>
    [BindProperty(Name = KeptForm.Field)]
    public string? Kept { get; set; }

    public KeptFields? Resend { get; private set; }
    public PasskeyStep? Passkey { get; private set; }

    /// <summary>Shows the question; the browser's answer goes to the handler.</summary>
    protected IActionResult AskFor(PasskeyQuestion question, string handler)
    {
        Passkey = new("get", question, handler, KeyValuePair.Create("back", Back), KeyValuePair.Create(KeptForm.Field, Kept));
        return Page();
    }

    protected bool Carries => KeptForm.Open(HttpContext, Kept) is not null;

    /// <returns>The page with what was typed, to be sent again, or null when nothing was.</returns>
    protected IActionResult? Carry()
    {
        Resend = KeptForm.Open(HttpContext, Kept);
        return Resend is null ? null : Page();
    }
}
