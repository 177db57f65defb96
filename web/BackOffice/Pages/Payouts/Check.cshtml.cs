using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payouts.Batches;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

public sealed class CheckModel : BatchPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new CheckBatch(Input.Id, Input.Version, Input.Seen));
        return outcome.Succeeded ? Redirect("/payouts/batches?done=checked") : await Show() ?? Refused(outcome);
    }
}
