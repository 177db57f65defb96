using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

[FormOf<EnterRequest>]
public sealed class EnterRequestModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Input.ReceivedOn.TryRead("受け付けた日", out var received, out var error))
        {
            ModelState.AddModelError("Input.ReceivedOn", error);
            return Page();
        }
        var outcome = await Run(new EnterRequest(Input.Kind, Input.MemberNumber ?? "", Input.ByAgent, received, Input.Wish ?? ""));
        return outcome.Succeeded ? Redirect($"/exports/requests/{outcome.Value.Number}?done=entered") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public RequestKind Kind { get; set; }
        public string? MemberNumber { get; set; }
        public bool ByAgent { get; set; }
        public DateInput ReceivedOn { get; set; } = new();
        public string? Wish { get; set; }
    }
}
