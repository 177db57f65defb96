using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

[FormOf<WelfareMutual.Members.Employees.RegisterEmployee>]
public sealed class AddMemberModel : EmployeePage
{
    public PreviewEffectiveMonth.Result Month { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Show() is { } no)
        {
            return no;
        }
        var outcome = await Run(new RegisterEmployee(Input.Form()));
        return outcome.Succeeded ? Redirect("/enterprise/filings?done=registered") : Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new PreviewEffectiveMonth());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Month = outcome.Value;
        return null;
    }
}
