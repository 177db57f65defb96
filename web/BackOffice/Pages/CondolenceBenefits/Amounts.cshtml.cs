using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class AmountsModel : OfficePage
{
    [BindProperty]
    public AmountsInput Input { get; set; } = new();

    public ShowBenefitAmounts.Result? Shown { get; private set; }
    public TableEffect? Preview { get; private set; }
    public IReadOnlyList<(string Value, string Word)> Units { get; } = [("Day", "日"), ("Week", "週間"), ("Month", "か月"), ("Year", "年")];

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input = Shown is null ? Input : AmountsInput.Of(Shown);
        return refused ?? Page();
    }

    public Task<IActionResult> OnPostPreviewAsync() => With(async (table, day) =>
    {
        var effect = await Run(new PreviewBenefitTable(table, day));
        Preview = effect.Succeeded ? effect.Value : null;
        return effect.Succeeded ? Page() : Refused(effect);
    });

    public Task<IActionResult> OnPostEnterAsync() => With(async (table, day) =>
    {
        var entered = await Run(new EnterBenefitTable(table, day));
        return entered.Succeeded ? Redirect("/benefits/tables?done=entered") : Refused(entered);
    });

    /// <summary>What was typed as the text of a table.</summary>
    private async Task<IActionResult> With(Func<string, DateOnly, Task<IActionResult>> then)
    {
        if (await Show() is { } refused)
        {
            return refused;
        }
        Input.Rules = AmountsInput.Fitted(Shown!, Input.Rules);
        var from = PaperClaimInput.Read(Input.EffectiveFrom, "始める日", "Input.EffectiveFrom", ModelState);
        var typed = Input.Read(ModelState);
        if (from is not { } day || !ModelState.IsValid)
        {
            return Page();
        }
        var composed = await Run(new ComposeBenefitTable(Input.Version ?? "", typed));
        return composed.Succeeded ? await then(composed.Value.Table, day) : Refused(composed);
    }

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowBenefitAmounts());
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }
}
