using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Events.Entries;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Web.Portal.Pages.Events;

public sealed class ResultModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>yes: the member asked for the ways to pay.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Choose { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MyEntry.Result? Entry { get; private set; }

    /// <summary>The payer may have paid, and the provider has not said so yet.</summary>
    public bool Unsure => Entry is { State: OrderState.Held, Payment: PaymentState.Opening or PaymentState.Open or PaymentState.Pending or PaymentState.Captured };

    /// <summary>A page that looks again by itself shows no form: the choice would be lost.</summary>
    public bool Choosing => Entry is { State: OrderState.Held } held && held.HoldUntil > held.Now && (!Unsure || Choose == "yes");

    public Task<IActionResult> OnGetAsync() => Show(Page());

    public async Task<IActionResult> OnPostPayAsync()
    {
        var outcome = await Run(new PayEntry(Id, Input.Method));
        return !outcome.Succeeded ? await Show(Refused(outcome))
            : LocalRedirect(outcome.Value.PaymentId is { } payment ? $"/payments/go/{payment}" : $"/events/result/{Id}");
    }

    public async Task<IActionResult> OnPostExtendAsync()
    {
        var outcome = await Run(new ExtendEntryHold(Id));
        return outcome.Succeeded ? LocalRedirect($"/events/result/{Id}?done=extended&choose=yes") : await Show(Refused(outcome));
    }

    private async Task<IActionResult> Show(IActionResult answer)
    {
        var outcome = await Run(new MyEntry(Id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Entry = outcome.Value;
        Input.Method ??= Entry.Method;
        return answer;
    }

    public sealed class InputModel
    {
        public PaymentMethod? Method { get; set; }
    }
}
