using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Own;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class ProfileModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public MyProfile.Result Me { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        var contact = Me.Record.Contact;
        Input = new() { PostalCode = contact.PostalCode, Address = contact.Address, Phone = contact.Phone, Mail = contact.Mail, Version = Me.ContactVersion };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        var outcome = await Run(new ChangeMyContact(Input.PostalCode, Input.Address, Input.Phone, Input.Mail, Input.Version));
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

    public sealed class InputModel
    {
        public string? PostalCode { get; set; }
        public string? Address { get; set; }
        public string? Phone { get; set; }
        public string? Mail { get; set; }
        public int Version { get; set; }
    }
}
