using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payments.Contracts;
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

    public (string Tone, string Glyph, string Text) StateOf(OrderState state) => state switch
    {
        OrderState.Held => ("due", "◇", "お取り置き中"),
        OrderState.Awaiting => ("due", "◇", "支払い待ち"),
        OrderState.Paid => ("ok", "✓", "購入済み"),
        OrderState.Cancelled => ("grey", "－", "取消"),
        OrderState.Lapsed => ("grey", "－", "期限切れ"),
        OrderState.Refunding => ("warn", "↩", "返金中"),
        _ => ("note", "↩", "返金済み"),
    };
}
