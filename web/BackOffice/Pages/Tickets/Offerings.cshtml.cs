using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

public sealed class OfferingsModel(TimeProvider time) : OfficePage
{
    public IReadOnlyList<OfferingBoard.Row> Rows { get; private set; } = [];

    /// <summary>Others look only.</summary>
    public bool MayWrite => May<SaveOffering>();

    public async Task<IActionResult> OnGet()
    {
        var outcome = await Run(new OfferingBoard());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Rows = outcome.Value.Rows;
        return Page();
    }

    public (string Tone, string Glyph, string Text) StateOf(OfferingBoard.Row row) => row switch
    {
        { Published: false } => ("grey", "○", "準備中"),
        { Closed: true } => ("grey", "－", "販売終了"),
        _ when row.SaleUntil <= time.GetUtcNow() => ("grey", "－", "販売終了"),
        _ when row.SaleFrom > time.GetUtcNow() => ("note", "○", "販売前"),
        { Remaining: 0 } => ("ink", "✕", "完売"),
        _ => ("ok", "●", "販売中"),
    };
}
