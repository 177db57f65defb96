using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Retention.Purges;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

public sealed class PurgeModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowPurge.Result Shown { get; private set; } = null!;

    public bool MayDecline => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Contains(nameof(StaffRole.Approver));

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostProposeAsync() => await Answer(await Run(new ProposePurge(Id, Input.Digest ?? "", Input.Seen)), "proposed");

    public async Task<IActionResult> OnPostReleaseAsync() => await Answer(await Run(new DecidePurge(Id, true, Input.Digest ?? "", Input.Seen)), "released");

    public async Task<IActionResult> OnPostDeclineAsync() => await Answer(await Run(new DecidePurge(Id, false, Input.Digest ?? "", Input.Seen)), "declined");

    public async Task<IActionResult> OnPostCertifyAsync() => await Answer(await Run(new CertifyPurge(Id, Input.Seen)), "certified");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/retention/purges/{Id}?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowPurge(Id));
        Shown = outcome.Succeeded ? outcome.Value : Shown;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public string? Digest { get; set; }
        public bool Seen { get; set; }
    }
}
