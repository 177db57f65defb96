using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

/// <summary>A page on the way in that carries along where somebody was going and what they had typed.</summary>
public abstract class CarryingPage : OfficePage
{
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    /// <summary>What was typed in the form that could not be taken, sealed; it travels along to the end.</summary>
    [BindProperty(Name = KeptForm.Field)]
    public string? Kept { get; set; }

    public KeptFields? Resend { get; private set; }

    /// <returns>The page with what was typed, to be sent again, or null when nothing was.</returns>
    protected IActionResult? Carry()
    {
        Resend = KeptForm.Open(HttpContext, Kept);
        return Resend is null ? null : Page();
    }

    protected IActionResult Onward() => LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/inbox");
}
