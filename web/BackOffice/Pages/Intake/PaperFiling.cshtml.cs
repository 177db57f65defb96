using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Intake;

[FormOf<WelfareMutual.Members.Filings.FileOnBehalf>]
public sealed partial class PaperFilingModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!JapaneseDate.TryParse(Input.ReceivedOn, out var received, out var reason))
        {
            ModelState.AddModelError("Input.ReceivedOn", reason);
            return Page();
        }
        var enterprises = await Run(new FindEnterprises(Input.EnterpriseNumber ?? "?"));
        if (!enterprises.Succeeded || enterprises.Value.Enterprises.FirstOrDefault(e => e.Number == Input.EnterpriseNumber?.Trim()) is not { } enterprise)
        {
            ModelState.AddModelError("Input.EnterpriseNumber", "この番号の事業所は登録されていません。番号を確かめてください。");
            return Page();
        }
        var outcome = await Run(new RegisterOnBehalf(enterprise.Id, Input.Form(), Input.PaperSigner ?? "", received));
        return outcome.Succeeded ? Redirect($"/intake/paper/filing?done={outcome.Value.FilingNumber}") : Refused(outcome);
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (!JapaneseDate.TryParse(Input.ReceivedOn, out var received, out var reason))
        {
            ModelState.AddModelError("Input.ReceivedOn", reason);
            return Page();
        }
        var outcome = await Run(new FileOnBehalf(Input.MemberNumber ?? "", null, Input.RetiredOn, Input.Reason, Input.PaperSigner ?? "", received));
        return outcome.Succeeded ? Redirect($"/intake/paper/filing?done={outcome.Value.FilingNumber}") : Refused(outcome);
    }
}
