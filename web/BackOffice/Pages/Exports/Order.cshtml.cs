using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

[FormOf<OrderExport>]
public sealed class OrderModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <param name="request">Number of a request for disclosure that was decided.</param>
    public void OnGet(string? request)
    {
        if (request is not null)
        {
            (Input.Kind, Input.Subject) = (ExportKind.PersonRecord, request);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (from, to) = (Read(Input.From, "いつから", "Input.From"), Read(Input.To, "いつまで", "Input.To"));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new OrderExport(Input.Kind, Input.Subject ?? "", from, to, Input.Reason ?? "", Input.Recipient ?? ""));
        return outcome.Succeeded ? Redirect($"/exports/orders/{outcome.Value.Number}?done=ordered") : Refused(outcome);
    }

    private DateOnly? Read(DateInput input, string name, string field)
    {
        if (input.IsEmpty)
        {
            return null;
        }
        if (input.TryRead(name, out var day, out var error))
        {
            return day;
        }
        ModelState.AddModelError(field, error);
        return null;
    }

    public sealed class InputModel
    {
        public ExportKind Kind { get; set; }
        public string? Subject { get; set; }
        public DateInput From { get; set; } = new();
        public DateInput To { get; set; } = new();
        public string? Reason { get; set; }
        public string? Recipient { get; set; }
    }
}
