using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class RefuseModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        var review = await Run(new ReviewCase(Reference));
        if (!review.Succeeded)
        {
            return Refused(review);
        }
        Input = new() { Id = review.Value.Case.Id, Version = review.Value.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new RejectCase(Input.Id, Input.Version, Input.Reason ?? ""));
        return outcome.Succeeded ? Redirect("/inbox?done=rejected") : Refused(outcome);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }
    }
}
