using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class ActsModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListActs.Result Acts { get; private set; } = new([], []);
    public string? StartKey { get; private set; }
    public bool MayPropose => Has(StaffRole.System);
    public bool MayDecide => Has(StaffRole.System) || Has(StaffRole.Approver);

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostTermAsync() => await Answer(await Run(new ChangePasswordTerm(Input.Days ?? -1)), "proposed");

    public async Task<IActionResult> OnPostDecideAsync()
    {
        if (!Input.Confirm)
        {
            return await Answer(await Run(new DeclineAct(Input.Id)), "declined");
        }
        var outcome = await Run(new ConfirmAct(Input.Id));
        StartKey = outcome.Succeeded ? outcome.Value.StartKey : null; // shown here and now: it must not stand in an address
        return StartKey is not null ? await Show() ?? Page() : await Answer(outcome, "confirmed");
    }

    private bool Has(StaffRole role) => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Contains(role.ToString());

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/identity/acts?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ListActs());
        Acts = outcome.Succeeded ? outcome.Value : Acts;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public bool Confirm { get; set; }
        public int? Days { get; set; }
    }
}
