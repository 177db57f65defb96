using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

/// <summary>The certificate as a file. It names nobody but the three who answer for it.</summary>
public sealed class CertificateModel : OfficePage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await Run(new PrintCertificate(id));
        return outcome.Succeeded ? File(outcome.Value.Content, "application/pdf", outcome.Value.Name) : Refused(outcome);
    }
}
