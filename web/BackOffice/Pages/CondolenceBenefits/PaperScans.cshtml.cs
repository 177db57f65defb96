using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

[FormOf<WelfareMutual.Casework.Documents.AttachPaperDocument>]
public sealed class PaperScansModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string need)
    {
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        var outcome = await Run(new AttachPaperDocument(Id, need, file?.FileName ?? "", file?.Length ?? 0) { Upload = stream });
        return outcome.Succeeded ? Redirect($"/intake/paper-claim/{Id}/scans?reference={Reference}&done=attached") : Refused(outcome);
    }
}
