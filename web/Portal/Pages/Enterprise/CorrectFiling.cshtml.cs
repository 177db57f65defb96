using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<CorrectFiling>]
public sealed class CorrectFilingModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

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

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Show(id) is { } no)
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

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new OurFiling(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Filing = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「退職の日」を入力してください。")]
        public string? RetiredOn { get; set; }
        public string? Reason { get; set; }
    }
}
