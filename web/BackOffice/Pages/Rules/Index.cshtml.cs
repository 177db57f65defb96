using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Web.BackOffice.Pages.Rules;

public sealed class IndexModel : OfficePage
{
    public IReadOnlyList<ShowRules.Rule> Rules { get; private set; } = [];

    /// <summary>Others look only.</summary>
    public bool MayEnter => May<EnterRule>();

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ShowRules());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Rules = outcome.Value.Rules;
        return Page();
    }
}
