using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class EmergenciesModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<ListEmergencies.Line> Emergencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAskAsync() =>
        await Answer(await Run(new AskEmergency(Input.Roles, Input.Reason ?? "", Input.Minutes ?? 0)), "/identity/emergencies?done=asked");

    public async Task<IActionResult> OnPostEndAsync(Guid id) => await Answer(await Run(new EndEmergency(id)), "/identity/emergencies?done=ended");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string next) =>
        outcome.Succeeded ? LocalRedirect(next) : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ListEmergencies());
        Emergencies = outcome.Succeeded ? outcome.Value.Emergencies : Emergencies;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public List<StaffRole> Roles { get; set; } = [];
        public string? Reason { get; set; }
        public int? Minutes { get; set; }
    }
}
