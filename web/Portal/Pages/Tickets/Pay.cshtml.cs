using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class PayModel : PurchasePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (await Load(id) is { } answer)
        {
            return answer;
        }
        Input.Method = Purchase.StoreInTime ? Purchase.Method : PaymentMethod.Card;
        return Purchase.State == OrderState.Held && Purchase.HoldUntil > Purchase.Now ? Page() : Redirect($"/tickets/result/{id}");
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var outcome = await Run(new PayReservation(id, Input.Method));
        return !outcome.Succeeded ? await Again(id, Refused(outcome))
            : Redirect(outcome.Value.PaymentId is { } payment ? $"/payments/go/{payment}" : $"/tickets/result/{id}");
    }

    public async Task<IActionResult> OnPostExtend(Guid id)
    {
        var outcome = await Run(new ExtendHold(id));
        return outcome.Succeeded ? Redirect($"/tickets/pay/{id}?done=extended") : await Again(id, Refused(outcome));
    }

    private async Task<IActionResult> Again(Guid id, IActionResult refused) => refused is PageResult ? await Load(id) ?? refused : refused;

    public sealed class InputModel
    {
        public PaymentMethod Method { get; set; }
    }
}
