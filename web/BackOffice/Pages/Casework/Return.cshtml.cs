using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class ReturnModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewCase.Result? Review { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input.Version = Review?.Version ?? 0;
        Input.Id = Review?.Case.Id ?? default;
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var chosen = Input.Fields.Where(f => f.Asked).Select(f => new ReturnForFields.Field(f.Code ?? "", f.Sentence ?? "")).ToList();
        var outcome = await Run(new ReturnForFields(Input.Id, Input.Version, chosen));
        return outcome.Succeeded ? Redirect("/inbox?done=returned") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var review = await Run(new ReviewCase(Reference));
        Review = review.Succeeded ? review.Value : null;
        return review.Succeeded ? null : Refused(review);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
        public List<FieldInput> Fields { get; set; } = [];
    }

    public sealed class FieldInput
    {
        public string? Code { get; set; }
        public bool Asked { get; set; }
        public string? Sentence { get; set; }
    }
}
