// Longer than 60 lines: one page with the forms about an enterprise's officers, each a line
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

public sealed class DetailModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;

    /// <summary>Who is still a member, where the enterprise leaves or has left; null otherwise.</summary>
    public PeopleStillIn.Result? StillIn { get; private set; }

    /// <summary>Keeps the register; others look only.</summary>
    public bool MayChange => HasAny(StaffRole.Clerk, StaffRole.Examiner);

    public bool MayChangeAccount => HasAny(StaffRole.Clerk, StaffRole.Cashier);

    /// <summary>Which states may be entered next.</summary>
    public IEnumerable<EnterpriseState> Next => Enterprise.Next.Where(to => to != EnterpriseState.Active || Enterprise.Now != EnterpriseState.Applied);

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostInviteAsync(Guid id) =>
        await After(id, await Run(new InviteOfficer(id, new(Input.Login ?? "", Input.OfficerName ?? "", Input.Mail, Input.Rights))), "invited");

    public async Task<IActionResult> OnPostRenewAsync(Guid id, Guid account) => await After(id, await Run(new RenewOfficerKey(id, account)), "key");

    private bool HasAny(params StaffRole[] roles) =>
        HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights is var rights && roles.Any(r => rights.Contains(r.ToString()));

    private async Task<IActionResult> After<T>(Guid id, Outcome<T> outcome, string done) =>
        outcome.Succeeded ? Redirect($"/enterprises/{id}?done={done}") : await Show(id) ?? Refused(outcome);

    private async Task<IActionResult?> Show(Guid id)
    {
        var isDay = JapaneseDate.TryParse(AsOf, out var day, out var reason);
        if (!isDay && !string.IsNullOrWhiteSpace(AsOf))
        {
            ModelState.AddModelError(nameof(AsOf), reason);
        }
        var outcome = await Run(new EnterpriseDetail(id, isDay ? day : null));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Enterprise = outcome.Value;
        if (EnterpriseState.Withdrawn == Enterprise.Now || EnterpriseState.Withdrawn == Enterprise.Planned?.State)
        {
            StillIn = await Run(new PeopleStillIn(id)) is { Succeeded: true } counted ? counted.Value : null;
        }
        return null;
    }

    public sealed class InputModel
    {
        public string? OfficerName { get; set; }
        public string? Login { get; set; }
        public string? Mail { get; set; }
        public List<OfficerRight> Rights { get; set; } = [];
    }
}
