// Longer than 60 lines: a table is shown before it is entered, on one page
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class TablesModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowBenefitTables.Result? Shown { get; private set; }
    public TableEffect? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input.Table = Shown?.Newest;
        return refused ?? Page();
    }

    public Task<IActionResult> OnPostPreviewAsync() => On(Input.EffectiveFrom, "EffectiveFrom", async day => Look(await Run(new PreviewBenefitTable(Input.Table ?? "", day))));

    public Task<IActionResult> OnPostEnterAsync() => On(Input.EffectiveFrom, "EffectiveFrom", async day => Next(await Run(new EnterBenefitTable(Input.Table ?? "", day)), "entered"));

    public Task<IActionResult> OnPostPreviewSchemeAsync() => On(Input.From, "From", async day => Look(await Run(new PreviewScheme(Input.SchemeId ?? "", day))));

    public Task<IActionResult> OnPostChooseAsync() => On(Input.From, "From", async day => Next(await Run(new ChooseScheme(Input.SchemeId ?? "", day)), "chosen"));

    private async Task<IActionResult> On(DateInput typed, string field, Func<DateOnly, Task<IActionResult>> then)
    {
        if (await Show() is { } gone)
        {
            return gone;
        }
        Input.Table ??= Shown?.Newest;
        if (typed.TryRead("始める日", out var day, out var error))
        {
            return await then(day);
        }
        ModelState.AddModelError($"Input.{field}", error);
        return Page();
    }

    private IActionResult Look(Outcome<TableEffect> effect)
    {
        Preview = effect.Succeeded ? effect.Value : null;
        return effect.Succeeded ? Page() : Refused(effect);
    }

    private IActionResult Next<T>(Outcome<T> outcome, string done) => outcome.Succeeded ? Redirect($"/benefits/tables?done={done}") : Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowBenefitTables());
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }

    public sealed class InputModel
    {
        public DateInput EffectiveFrom { get; set; } = new();
        public string? SchemeId { get; set; }
        public DateInput From { get; set; } = new();
        public string? Table { get; set; }
    }
}
