using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class PaperScansModel : OfficePage
{
    private const string Document = "document:";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewCase.Result? Review { get; private set; }

    /// <summary>What the rule asks for, after the form itself.</summary>
    public IReadOnlyList<(string Need, string Label)> Needs =>
    [
        ("paper", "申請書（本人が書いた用紙）"),
        .. Review!.Details.Fields.Where(f => f.Field.StartsWith(Document, StringComparison.Ordinal)).Select(f => (f.Field[Document.Length..], f.Label)),
        ("other", "そのほかの書類"),
    ];

    public string? Have(string need) =>
        Review!.Documents.Where(d => d.Need == need).Select(d => d.FileName).ToList() is { Count: > 0 } files ? $"読み込み済み：{string.Join("、", files)}" : null;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        var outcome = await Run(new AttachPaperDocument(Input.Id, Input.Need ?? "", file?.FileName ?? "", file?.Length ?? 0) { Upload = stream });
        return outcome.Succeeded ? Redirect($"/cases/{Reference}/scans?done=attached") : await Show() ?? Refused(outcome);
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
        public string? Need { get; set; }
    }
}
