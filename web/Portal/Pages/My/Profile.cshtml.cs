using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed partial class ProfileModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public MyProfile.Result Me { get; private set; } = null!;

    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        Input = InputModel.Of(Me.Record.Contact, Me.ContactVersion);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        var outcome = await Run(new ChangeMyContact(Input.PostalCode, Input.Address, Input.Phone, Input.Mail, Input.Version));
        if (outcome.Refusal == Refusal.Stale)
        {
            Differences = [.. Input.Against(Me.Record.Contact)];
            Input.Version = Me.ContactVersion;
        }
        return outcome.Succeeded ? Redirect("/my/profile?done=saved") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new MyProfile());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Me = outcome.Value;
        return null;
    }
}
