using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Rules;

public sealed class EnterModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Today { get; private set; } = "";

    /// <summary>The settings as they would be; null before they were checked.</summary>
    public string? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Load();
        Input.Settings = Today;
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Load() is { } refused)
        {
            return refused;
        }
        if (!Input.Effective.TryRead("いつから", out var effective, out var error))
        {
            ModelState.AddModelError("Input.Effective", error);
            return Page();
        }
        var outcome = await Run(new EnterRule(Name, Input.Settings ?? "", effective, Preview: !Input.Enter));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Preview = outcome.Value.Settings;
        return outcome.Value.Written ? Redirect("/rules?done=entered") : Page();
    }

    private async Task<IActionResult?> Load()
    {
        var rules = await Run(new ShowRules());
        Today = rules.Succeeded ? rules.Value.Rules.FirstOrDefault(r => r.Name == Name)?.Today ?? "" : "";
        return !rules.Succeeded ? Refused(rules) : Today.Length == 0 ? NotFound() : null;
    }

    public sealed class InputModel
    {
        public string? Settings { get; set; }
        public DateInput Effective { get; set; } = new();
        public bool Enter { get; set; }
    }
}
