using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Web.Portal.Pages.Payments;

/// <summary>Leads on to the provider's page by a page of our own: the form's answer may not redirect to another site (CSP form-action).</summary>
public sealed class GoModel : PortalPage
{
    public string? PageUrl { get; private set; }
    public string ReturnPath { get; private set; } = "/home";

    public async Task<IActionResult> OnGet(Guid id)
    {
        var outcome = await Run(new PaymentPage(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        ReturnPath = outcome.Value.ReturnPath;
        if (outcome.Value.State is not (PaymentState.Opening or PaymentState.Open or PaymentState.Pending))
        {
            return LocalRedirect(ReturnPath);
        }
        if (Uri.TryCreate(outcome.Value.PageUrl, UriKind.Absolute, out var page) && page.Scheme is ("https" or "http"))
        {
            PageUrl = page.AbsoluteUri;
            Response.Headers["Refresh"] = $"0;url={PageUrl}";
        }
        return Page();
    }
}
