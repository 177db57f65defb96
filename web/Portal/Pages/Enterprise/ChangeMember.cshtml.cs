using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<WelfareMutual.Members.Employees.ChangeEmployee>]
public sealed class ChangeMemberModel : EmployeePage
{
    [BindProperty(SupportsGet = true)]
    public string No { get; set; } = "";

    public OurMember.Result Member { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        Input = EmployeeInput.Of(Member.Employee, Member.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        var outcome = await Run(new ChangeEmployee(No, Input.Form(), Input.Version));
        return outcome.Succeeded ? Redirect($"/enterprise/members/{Member.Number}?done=changed") : Refused(outcome, Member.Employee, Member.Version);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new OurMember(No));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Member = outcome.Value;
        return null;
    }
}
