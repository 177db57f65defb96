// Longer than 60 lines: a table is shown before it is entered, on one page
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class TablesModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowBenefitTables.Result? Shown { get; private set; }
    public PreviewBenefitTable.Result? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input.Table = Shown?.Newest;
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (await Show() is { } gone)
        {
            return gone;
        }
        if (!ReadDay(out var from))
        {
            return Page();
        }
        var preview = await Run(new PreviewBenefitTable(Input.Table ?? "", from, from.AddYears(-10)));
        Preview = preview.Succeeded ? preview.Value : null;
        return preview.Succeeded ? Page() : Refused(preview);
    }

    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (await Show() is { } gone)
        {
            return gone;
        }
        if (!ReadDay(out var from))
        {
            return Page();
        }
        var outcome = await Run(new EnterBenefitTable(Input.Table ?? "", from));
        return outcome.Succeeded ? Redirect("/benefits/tables?done=entered") : Refused(outcome);
    }

    private bool ReadDay(out DateOnly day)
    {
        if (Input.EffectiveFrom.TryRead("適用を始める日", out day, out var error))
        {
            return true;
        }
        ModelState.AddModelError("Input.EffectiveFrom", error);
        return false;
    }

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowBenefitTables());
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? null : Refused(shown);
    }

    public sealed class InputModel
    {
        public DateInput EffectiveFrom { get; set; } = new();
        public string? Table { get; set; }
    }
}
