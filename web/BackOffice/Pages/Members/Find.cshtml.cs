using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Search;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Members;

[FormOf<WelfareMutual.Members.Search.FindMembers>]
public sealed class FindModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public FindMembers.Result? Found { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new FindMembers(Input.Search ?? ""));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Found = outcome.Value;
        return Page();
    }

    public sealed class InputModel
    {
        public string? Search { get; set; }
    }
}
