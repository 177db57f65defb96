using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Rules;

[FormOf<EnterRule>]
public sealed class EnterModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty]
    public RuleInput Input { get; set; } = new();

    public ShowRules.Rule Rule { get; private set; } = null!;

    /// <summary>The settings as they would be; null before they were checked.</summary>
    public string? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Load();
        Input.Settings = Rule?.Today;
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
        return Rule.TwoPeople
            ? Answer(await Run(new ProposeRule(Name, Input.Settings ?? "", effective, Preview: !Input.Enter)), r => r.Settings, "/identity/acts?done=proposed")
            : Answer(await Run(new EnterRule(Name, Input.Settings ?? "", effective, Preview: !Input.Enter)), r => r.Settings, "/rules?done=entered");
    }

    private IActionResult Answer<T>(Outcome<T> outcome, Func<T, string> settings, string done)
    {
        Preview = outcome.Succeeded ? settings(outcome.Value) : null;
        return !outcome.Succeeded ? Refused(outcome) : Input.Enter ? LocalRedirect(done) : Page();
    }

    private async Task<IActionResult?> Load()
    {
        var rules = await Run(new ShowRules());
        Rule = rules.Succeeded ? rules.Value.Rules.FirstOrDefault(r => r.Name == Name)! : null!;
        return !rules.Succeeded ? Refused(rules) : Rule is null ? NotFound() : null;
    }
}
