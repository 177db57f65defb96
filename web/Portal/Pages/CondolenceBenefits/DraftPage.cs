using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

/// <summary>A page of a draft. Once the draft was sent it shows the application instead, so that going back in the browser ends nowhere strange.</summary>
public abstract class DraftPage : PortalPage
{
    /// <summary>Where a draft that was put aside is found again.</summary>
    public const string Kept = "/my/cases?done=kept";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    protected async Task<IActionResult> Gone<TResult>(Outcome<TResult> outcome)
    {
        if (outcome.Refusal?.Kind != RefusalKind.NotFound)
        {
            return Refused(outcome);
        }
        var sent = await Run(new SentCase(Id));
        return sent.Succeeded ? Redirect($"/my/cases/{sent.Value.Reference}?done=sent") : Refused(outcome);
    }
}
