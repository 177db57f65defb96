using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class TerminalsModel : OfficePage
{
    public ListTerminals.Result Register { get; private set; } = new([], 0);

    /// <summary>An auditor looks only.</summary>
    public bool MayChange => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Contains(nameof(StaffRole.System));

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new ListTerminals());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Register = outcome.Value;
        return Page();
    }
}
