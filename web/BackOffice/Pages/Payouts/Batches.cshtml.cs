using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payouts.Batches;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

public sealed class BatchesModel : OfficePage
{
    public ShowBatches.Result? Shown { get; private set; }

    public bool MayPrepare => May<PrepareBatch>();

    public async Task<IActionResult> OnGetAsync()
    {
        var shown = await Run(new ShowBatches());
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? Page() : Refused(shown);
    }

    public static string Href(ShowBatches.Row row) => row.State == BatchState.Prepared ? $"/payouts/check/{row.Number}" : $"/payouts/release/{row.Number}";

    public static (string Tone, string Glyph, string Text) Word(BatchState state) => state switch
    {
        BatchState.Prepared => ("note", "○", "確認待ち"),
        BatchState.Checked => ("note", "◐", "実行待ち"),
        BatchState.Released => ("ok", "→", "振込予定"),
        BatchState.Paid => ("ok", "✓", "振込済"),
        _ => ("grey", "－", "取消"),
    };
}
