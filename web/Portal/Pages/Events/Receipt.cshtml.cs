using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Web.Portal.Pages.Payments;

namespace WelfareMutual.Web.Portal.Pages.Events;

/// <summary>For money that was paid and not given back; any other entry shows its own page.</summary>
public sealed class ReceiptModel : PortalPage
{
    public Receipt Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var outcome = await Run(new MyEntry(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        if (outcome.Value is not { State: OrderState.Paid, PaidAt: { } paidAt, Amount.Amount: > 0 } entry)
        {
            return Redirect($"/events/result/{id}");
        }
        Shown = new(entry.Title, entry.Number, entry.Amount.Amount, paidAt, Tickets.Words.MethodOf(entry.Method),
            [.. entry.Lines.Select(l => $"{l.Name} {l.Fee} × {l.Quantity}人")], $"/events/result/{id}");
        return Page();
    }
}
