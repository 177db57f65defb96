using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Inbox;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>N and P: on to the case beside this one, or back to the list at its end.</summary>
public sealed class NeighbourModel : OfficePage
{
    public async Task<IActionResult> OnGetAsync(string reference, string way, InboxView view, string? kind, CaseState? state)
    {
        var beside = await Run(new NeighbourCase(reference, view, kind, state, way == "previous"));
        return !beside.Succeeded ? Refused(beside)
            : beside.Value.Reference is { } next ? Redirect($"/cases/{next}{CaseList.Query(view, kind, state)}")
            : Redirect($"/inbox{CaseList.Query(view, kind, state, "done=end")}");
    }
}
