using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

/// <summary>The end of a roster: how far the job is while it files, then what was filed.</summary>
public sealed class RosterFiledModel : PortalPage
{
    public RosterStatus.Result Status { get; private set; } = null!;

    /// <summary>Null until it is filed.</summary>
    public ReviewRoster.Result? Roster { get; private set; }

    public string? Since => (Status.StartedAt ?? Status.AcceptedAt) is { } at ? $"{Kernel.Clock.InTokyo(at):H:mm}から" : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var status = await Run(new RosterStatus(id));
        if (!status.Succeeded)
        {
            return Refused(status);
        }
        Status = status.Value;
        if (Status.State != RosterState.Filed)
        {
            return Status.State == RosterState.Filing ? Page() : Redirect($"/enterprise/review-roster/{id}");
        }
        var outcome = await Run(new ReviewRoster(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Roster = outcome.Value;
        return Page();
    }
}
