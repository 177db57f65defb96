using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class ResultModel : PurchasePage
{
    /// <summary>The payer may have paid, and the provider has not said so yet.</summary>
    public bool Unsure => Purchase is { State: OrderState.Held, Payment: PaymentState.Opening or PaymentState.Open or PaymentState.Pending or PaymentState.Captured };

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? Page();
}
