using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class OfficersModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public OurOfficers.Result Officers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new InviteColleague(new(Input.Login ?? "", Input.OfficerName ?? "", Input.Mail, Input.Rights)));
        return outcome.Succeeded ? Redirect("/enterprise/officers?done=invited") : await Show() ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostRightsAsync()
    {
        var outcome = await Run(new SetOfficerRights(Input.AccountId, Input.Rights));
        return outcome.Succeeded ? Redirect("/enterprise/officers?done=rights") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new OurOfficers());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Officers = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public string? OfficerName { get; set; }
        public string? Login { get; set; }
        public string? Mail { get; set; }
        public List<OfficerRight> Rights { get; set; } = [];
        public Guid AccountId { get; set; }
    }
}
