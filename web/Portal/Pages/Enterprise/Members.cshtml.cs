using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

public sealed class MembersModel : PortalPage
{
    // Not a query parameter: what is searched is a person.
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OurMembers.Result People { get; private set; } = null!;
    public int PageNumber { get; private set; } = 1;

    public Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int page = 1) => Show(null, Math.Clamp(page, 1, 10_000));

    public Task<IActionResult> OnPostAsync() => Show(Input.Search, 1);

    private async Task<IActionResult> Show(string? search, int page)
    {
        var outcome = await Run(new OurMembers(search, page));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        (People, PageNumber) = (outcome.Value, page);
        return Page();
    }

    public sealed class InputModel
    {
        public string? Search { get; set; }
    }
}
