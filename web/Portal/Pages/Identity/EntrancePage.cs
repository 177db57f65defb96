using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.Identity;

/// <summary>A page on the way in: it takes the session it was given and goes on by the stage.</summary>
public abstract class EntrancePage : PortalPage
{
    /// <summary>Page to go back to after signing in; only one of ours is followed.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    protected IActionResult Enter(SignedIn session)
    {
        PortalSession.Start(HttpContext, session.Token);
        var back = Url.IsLocalUrl(Back) ? Back : null;
        return session.Stage switch
        {
            SessionStage.SecondFactor => RedirectToPage("/Identity/SecondFactor", new { back }),
            SessionStage.EnrolSecondFactor => RedirectToPage("/Identity/Enrol", new { back }),
            _ => LocalRedirect(back ?? HomeOf(session.Kind)),
        };
    }

    protected static string HomeOf(ActorKind kind) => kind == ActorKind.Officer ? "/enterprise" : "/home";
}
