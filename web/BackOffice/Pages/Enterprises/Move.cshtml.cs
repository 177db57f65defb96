using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Register;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<MoveEnterprise>]
public sealed class MoveModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public EnterpriseState To { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;
    public PeopleStillIn.Result People { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

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
        var outcome = await Run(new MoveEnterprise(id, To, day, Input.Version));
        return outcome.Succeeded ? Redirect($"/enterprises/{id}?done=moved") : Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new EnterpriseDetail(id, WithOfficers: false));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        var people = await Run(new PeopleStillIn(id));
        if (!people.Succeeded)
        {
            return Refused(people);
        }
        (Enterprise, People) = (outcome.Value, people.Value);
        return null;
    }

    public sealed class InputModel
    {
        public string? EffectiveFrom { get; set; }
        public int Version { get; set; }
    }
}
