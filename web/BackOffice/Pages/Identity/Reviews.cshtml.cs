using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Reviews;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class ReviewsModel : OfficePage
{
    public IReadOnlyList<ListReviews.Line> Reviews { get; private set; } = [];

    /// <summary>An auditor looks only.</summary>
    public bool MayAnswer => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights
        .Any(r => r is nameof(StaffRole.System) or nameof(StaffRole.Approver));

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, bool keep)
    {
        var outcome = await Run(new AnswerReview(id, keep));
        return outcome.Succeeded ? LocalRedirect("/identity/reviews?done=answered") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ListReviews());
        Reviews = outcome.Succeeded ? outcome.Value.Reviews : Reviews;
        return outcome.Succeeded ? null : Refused(outcome);
    }
}
