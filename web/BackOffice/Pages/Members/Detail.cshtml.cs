using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Search;

namespace WelfareMutual.Web.BackOffice.Pages.Members;

public sealed class DetailModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MemberDetail.Result Member { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string no) => await Show(no) ?? Page();

    public async Task<IActionResult> OnPostHouseholdAsync(string no)
    {
        var outcome = await Run(new ShareHousehold(no, Input.WithNumber ?? ""));
        return outcome.Succeeded ? Redirect($"/members/{no}?done=household") : await Show(no) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(string no)
    {
        var outcome = await Run(new MemberDetail(no));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Member = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public string? WithNumber { get; set; }
    }
}
