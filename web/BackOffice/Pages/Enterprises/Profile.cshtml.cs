using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<ChangeProfile>]
public sealed class ProfileModel : OfficePage
{
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await Show(id) is { } no)
        {
            return no;
        }
        Input = ProfileInput.Of(Enterprise.Current ?? Enterprise.Profiles[0]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Show(id) is { } no)
        {
            return no;
        }
        if (!JapaneseDate.TryParse(Input.EffectiveFrom, out var day, out var reason))
        {
            ModelState.AddModelError("Input.EffectiveFrom", reason);
            return Page();
        }
        var outcome = await Run(new ChangeProfile(id, Input.Content(), day));
        return outcome.Succeeded ? Redirect($"/enterprises/{id}?done=profile") : Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new EnterpriseDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Enterprise = outcome.Value;
        return null;
    }
}
