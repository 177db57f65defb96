using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed partial class ReviewRosterModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewRoster.Result Roster { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "p")] int p = 1)
    {
        PageNumber = Math.Max(1, p);
        return await Show(id) ?? Page();
    }

    public async Task<IActionResult> OnGetFaultsAsync(Guid id)
    {
        var outcome = await Run(new DownloadFaults(id));
        return outcome.Succeeded
            ? File(outcome.Value.Content, outcome.Value.ShiftJis ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8", outcome.Value.FileName)
            : Refused(outcome);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id)
    {
        var outcome = await Run(new AnswerColumns(id, Input.Answers.Where(a => a.Key is not null).ToDictionary(a => a.Key!, a => a.Field ?? "", StringComparer.Ordinal)));
        return outcome.Succeeded ? Redirect($"/enterprise/review-roster/{id}") : await Show(id) ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var outcome = await Run(new FileRoster(id, Input.Fingerprint ?? ""));
        return outcome.Succeeded
            ? Redirect(outcome.Value.State == RosterState.AwaitingSecond ? $"/enterprise/second-confirm/{id}" : $"/enterprise/roster-filed/{id}")
            : await Show(id) ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id)
    {
        var outcome = await Run(new DiscardRoster(id));
        return outcome.Succeeded ? Redirect("/enterprise/upload-roster") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ReviewRoster(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Roster = outcome.Value;
        return null;
    }
}
