using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Intake;

[FormOf<WelfareMutual.Members.Filings.FileOnBehalf>]
public sealed class PaperFilingModel : PaperPage
{
    /// <summary>From when it would hold; null until the page was asked.</summary>
    public PreviewPaperFiling.Result? Preview { get; private set; }

    /// <summary>Somebody of the same name and day of birth is there.</summary>
    public bool AsksAnother => ModelState.ContainsKey("Input.AnotherPerson");

    public Task OnGetAsync() => ShowEntered();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (ReceivedOn() is { } received)
        {
            var outcome = await Run(new PreviewPaperFiling(received, Input.RetiredOn));
            if (!outcome.Succeeded)
            {
                return Refused(outcome);
            }
            Preview = outcome.Value;
            return Preview.WhyNot is { } why ? Wrong("Input.RetiredOn", why) : Page();
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ReceivedOn() is not { } received)
        {
            return Page();
        }
        var enterprises = await Run(new FindEnterprises(Input.EnterpriseNumber ?? "?"));
        if (!enterprises.Succeeded || enterprises.Value.Enterprises.FirstOrDefault(e => e.Number == Digits.Strip(Input.EnterpriseNumber).PadLeft(4, '0')) is not { } enterprise)
        {
            return Wrong("Input.EnterpriseNumber", "この番号の事業所は登録されていません。番号を確かめてください。");
        }
        var outcome = await Run(new RegisterOnBehalf(enterprise.Id, Input.Form(), Input.PaperSigner ?? "", received, Input.AnotherPerson));
        return outcome.Succeeded ? Redirect($"/intake/paper/filing?done={outcome.Value.FilingNumber}") : Refused(outcome);
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (ReceivedOn() is not { } received)
        {
            return Page();
        }
        var outcome = await Run(new FileOnBehalf(Input.MemberNumber ?? "", null, Input.RetiredOn, Input.Reason, Input.PaperSigner ?? "", received));
        return outcome.Succeeded ? Redirect($"/intake/paper/filing?done={outcome.Value.FilingNumber}") : outcome.Refusal == Refusal.NotFound ? Wrong("Input.MemberNumber", NoSuchMember) : Refused(outcome);
    }
}
