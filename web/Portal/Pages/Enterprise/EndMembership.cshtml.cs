using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<Members.Employees.EndMembership>]
public sealed class EndMembershipModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string No { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();
    public PrepareLeaving.Result Leaving { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    /// <summary>Shows the last day of membership for the day that was typed; files nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new EndMembership(No, Input.RetiredOn!, Input.Reason));
        return outcome.Succeeded ? Redirect("/enterprise/filings?done=ended") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new PrepareLeaving(No, Input.RetiredOn));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Leaving = outcome.Value;
        if (Leaving.WhyNot is { } why)
        {
            ModelState.AddModelError("Input.RetiredOn", why);
        }
        return null;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「退職の日」を入力してください。")]
        public string? RetiredOn { get; set; }
        public string? Reason { get; set; }
    }
}
