using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Chain;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

public sealed class VerifyModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public LogState.Result Log { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new LogState());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Log = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new SeeAlarm(Input.Id));
        return outcome.Succeeded ? Redirect("/audit/verify?done=seen") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
    }
}
