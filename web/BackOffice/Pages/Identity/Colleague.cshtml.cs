using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class ColleagueModel : OfficePage
{
    private const string Proposed = "/identity/acts?done=proposed";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListStaff.Line? Shown { get; private set; }
    private bool asked;

    /// <summary>An auditor looks only.</summary>
    public bool MayChange => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Contains(nameof(StaffRole.System));

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostRolesAsync(Guid id)
    {
        asked = true;
        return await Answer(id, await Run(new ChangeRoles(id, Input.Roles)), Proposed);
    }

    public async Task<IActionResult> OnPostKeyAsync(Guid id) => await Answer(id, await Run(new AskStartKey(id)), Proposed);

    public async Task<IActionResult> OnPostReinstateAsync(Guid id, Guid card) => await Answer(id, await Run(new ReinstateCard(card)), Proposed);

    public async Task<IActionResult> OnPostRequireAsync(Guid id) => await Answer(id, await Run(new RequireNewPassword(id)), "/identity/staff?done=required");

    public async Task<IActionResult> OnPostCloseAsync(Guid id) => await Answer(id, await Run(new CloseStaff(id)), "/identity/staff?done=closed");

    private async Task<IActionResult> Answer<T>(Guid id, Outcome<T> outcome, string next) =>
        outcome.Succeeded ? LocalRedirect(next) : await Show(id) ?? Refused(outcome);

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ListStaff(id));
        Shown = outcome.Succeeded ? outcome.Value.Staff.SingleOrDefault(s => s.Id == id) : null;
        if (Shown is { } shown && !asked)
        {
            Input.Roles = [.. Roles.All.Where(r => shown.Roles.Contains(r.Label)).Select(r => r.Code)]; // a change starts from what is held
        }
        return !outcome.Succeeded ? Refused(outcome) : Shown is null ? NotFound() : null;
    }

    public sealed class InputModel
    {
        public List<StaffRole> Roles { get; set; } = [];
    }
}
