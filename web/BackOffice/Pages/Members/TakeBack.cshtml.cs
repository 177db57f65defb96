using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Members;

[FormOf<TakeBackOnBehalf>]
public sealed class TakeBackModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public FilingOnDesk.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string no) => await Show(no) ?? Page();

    public async Task<IActionResult> OnPostAsync(string no)
    {
        if (await Show(no) is { } refused)
        {
            return refused;
        }
        if (!JapaneseDate.TryParse(Input.ReceivedOn, out var received, out var reason))
        {
            ModelState.AddModelError("Input.ReceivedOn", reason);
            return Page();
        }
        var outcome = await Run(new TakeBackOnBehalf(no, Input.PaperSigner ?? "", received, Input.Reason ?? ""));
        return outcome.Succeeded ? Redirect($"/members/{outcome.Value.MemberNumber}?done=taken-back") : Refused(outcome);
    }

    private async Task<IActionResult?> Show(string no)
    {
        var outcome = await Run(new FilingOnDesk(no));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public string? ReceivedOn { get; set; }
        public string? PaperSigner { get; set; }
        public string? Reason { get; set; }
    }
}
