using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Web.BackOffice.Pages.Sealing;

public sealed class StateModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowKeys.Result Shown { get; private set; } = new([], [], []);

    /// <summary>An auditor looks only.</summary>
    public bool MayPropose => HttpContext.RequestServices.GetRequiredService<OfficeVisit>().Visitor.Rights.Contains(nameof(StaffRole.System));

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostProposeAsync()
    {
        var (kind, key) = KeyWords.Read(Input.Change);
        return await Answer(await Run(new ProposeRotation(kind, key, Input.Reason)), "proposed");
    }

    public async Task<IActionResult> OnPostDecideAsync() =>
        await Answer(await Run(new DecideRotation(Input.Id, Input.Release)), Input.Release ? "released" : "declined");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/sealing?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowKeys());
        Shown = outcome.Succeeded ? outcome.Value : Shown;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public string? Change { get; set; }
        public RotationReason Reason { get; set; }
        public Guid Id { get; set; }
        public bool Release { get; set; }
    }
}
