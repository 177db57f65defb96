using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Members.Search;

namespace WelfareMutual.Web.BackOffice.Pages.Members;

public sealed class DetailModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Files for the firms; others look only.</summary>
    public bool MayFile => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights is var rights
        && (rights.Contains(nameof(StaffRole.Clerk)) || rights.Contains(nameof(StaffRole.Examiner)));

    public MemberDetail.Result Member { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string no) => await Show(no) ?? Page();

    public async Task<IActionResult> OnPostHouseholdAsync(string no)
    {
        var outcome = await Run(new ShareHousehold(no, Input.WithNumber ?? ""));
        return outcome.Succeeded ? Redirect($"/members/{no}?done=household") : await Show(no) ?? Refused(outcome);
    }

    public async Task<IActionResult> OnPostSeparateAsync(string no)
    {
        var outcome = await Run(new LeaveHousehold(no));
        return outcome.Succeeded ? Redirect($"/members/{no}?done=separated") : await Show(no) ?? Refused(outcome);
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
