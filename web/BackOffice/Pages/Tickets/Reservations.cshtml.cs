using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

public sealed class ReservationsModel : OfficePage
{
    public ReservationList.Result Listed { get; private set; } = null!;
    public int Number { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, [FromQuery(Name = "page")] int page = 1)
    {
        var outcome = await Run(new ReservationList(id, Number = Math.Clamp(page, 1, 10_000)));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Listed = outcome.Value;
        return Page();
    }

    public (string Tone, string Glyph, string Text) StateOf(ReservationState state) => state switch
    {
        ReservationState.Held => ("due", "◇", "取り置き"),
        ReservationState.Awaiting => ("due", "◇", "支払い待ち"),
        ReservationState.Paid => ("ok", "✓", "購入済み"),
        ReservationState.Cancelled => ("grey", "－", "取消"),
        ReservationState.Lapsed => ("grey", "－", "期限切れ"),
        ReservationState.Refunding => ("warn", "↩", "返金中"),
        _ => ("note", "↩", "返金済み"),
    };
}
