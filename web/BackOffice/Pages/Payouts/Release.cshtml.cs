using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Files;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

public sealed class ReleaseModel : BatchPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ReleaseBatch(Input.Id, Input.Version, new Yen(TypedYen.Read(Input.Total) ?? 0), Input.Seen));
        return outcome.Succeeded ? Redirect($"/payouts/release/{No}?done=released") : await Show() ?? Refused(outcome);
    }

    /// <summary>By POST: taking the file is an act that is recorded.</summary>
    public async Task<IActionResult> OnPostFileAsync()
    {
        var outcome = await Run(new DownloadPayoutFile(Input.Id, Input.Reason));
        if (!outcome.Succeeded)
        {
            return await Show() ?? Refused(outcome);
        }
        Response.Headers.CacheControl = "no-store";
        return File(outcome.Value.Content, "application/octet-stream", outcome.Value.Name);
    }
}
