using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.OwnSessions;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

[FormOf<WelfareMutual.Identity.OwnSessions.MySessions>]
public sealed class SessionsModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<OpenSession> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        var ended = await Run(new EndMySession(session));
        return ended.Succeeded ? LocalRedirect("/identity/sessions?done=ended") : Refused(ended);
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        var ended = await Run(new EndMyOtherSessions());
        return ended.Succeeded ? LocalRedirect("/identity/sessions?done=ended") : Refused(ended);
    }

    private async Task<IActionResult?> Show()
    {
        var open = await Run(new MySessions());
        Open = open.Succeeded ? open.Value.Sessions : [];
        return open.Succeeded ? null : Refused(open);
    }
}
