using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<WelfareMutual.Members.Filings.CorrectFiling>]
public sealed class CorrectFilingModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PreviewEffectiveMonth.Result Month { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Show() is { } no)
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

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new PreviewEffectiveMonth(Input.RetiredOn));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Month = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「退職の日」を入力してください。")]
        public string? RetiredOn { get; set; }
        public string? Reason { get; set; }
    }
}
