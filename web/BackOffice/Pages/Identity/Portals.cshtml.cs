using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Portals;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class PortalsModel : OfficePage
{
    public IReadOnlyList<ShowPortals.Line> Portals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var shown = await Run(new ShowPortals());
        Portals = shown.Succeeded ? shown.Value.Portals : [];
        return shown.Succeeded ? Page() : Refused(shown);
    }

    public static string Why(string? reason) => reason switch
    {
        "stolen" => "盗難",
        "suspected" => "疑い",
        "retired" => "廃止",
        "exercise" => "訓練",
        _ => "",
    };
}
