using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Web.Portal.Pages.Payments;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

/// <summary>For money that was paid and not given back; any other order shows its own page.</summary>
public sealed class ReceiptModel : PurchasePage
{
    public Receipt Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is { } refused)
        {
            return refused;
        }
        if (Purchase is not { State: OrderState.Paid, PaidAt: { } paidAt, Amount.Amount: > 0 })
        {
            return Redirect($"/tickets/result/{id}");
        }
        var showing = Purchase.Showing is { } s ? new[] { Words.WhenOf(s), Words.WhereOf(Purchase.Place, s) } : [];
        Shown = new(Purchase.Title, Purchase.Number, Purchase.Amount.Amount, paidAt, Words.MethodOf(Purchase.Method),
            [.. showing, .. Purchase.Lines.Select(l => $"{l.Name} {l.Price} × {l.Quantity}枚")], $"/tickets/result/{id}");
        return Page();
    }
}
