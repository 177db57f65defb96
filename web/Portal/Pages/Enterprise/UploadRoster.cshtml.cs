using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

// The threshold too: this attribute starts from the framework's own, which writes what is longer than 64 KB to disk.
[RequestSizeLimit(PortalSite.LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = PortalSite.LargestUpload, MemoryBufferThreshold = PortalSite.LargestUpload)]
[FormOf<WelfareMutual.Members.Rosters.UploadRoster>]
public sealed class UploadRosterModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await using var file = Input.File!.OpenReadStream();
        var outcome = await Run(new UploadRoster(Input.Kind!.Value, Input.File.FileName) { Upload = file });
        return outcome.Succeeded ? Redirect($"/enterprise/review-roster/{outcome.Value.RosterId}") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "名簿に載っている人を1つ選んでください。")]
        public RosterKind? Kind { get; set; }

        [Required(ErrorMessage = "名簿のファイルを選んでください。")]
        public IFormFile? File { get; set; }
    }
}
