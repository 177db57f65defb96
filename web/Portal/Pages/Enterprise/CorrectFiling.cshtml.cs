using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<CorrectFiling>]
public sealed partial class CorrectFilingModel : PortalPage
{
    public OurFiling.Result Filing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await Show(id) is { } no)
        {
            return no;
        }
        (Input.RetiredOn, Input.Reason) = (Filing.RetiredOn is { } day ? JapaneseDates.EraDate(day) : null, Filing.Reason);
        return Page();
    }

    /// <summary>Shows the last day of membership for the day that was typed; files nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(Guid id) => await Show(id, Input.RetiredOn) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Show(id, Input.RetiredOn) is { } no)
        {
            return no;
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new CorrectFiling(id, null, Input.RetiredOn, Input.Reason));
        return outcome.Succeeded ? Redirect("/enterprise/filings?done=corrected") : Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id, string? wanted = null)
    {
        var outcome = await Run(new OurFiling(id, wanted));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Filing = outcome.Value;
        if (Filing.WhyNot is { } why)
        {
            ModelState.AddModelError("Input.RetiredOn", why);
        }
        return null;
    }
}
