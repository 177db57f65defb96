using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<ChangeAccount>]
public sealed class AccountModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Show(id) is { } no)
        {
            return no;
        }
        if (!JapaneseDate.TryParse(Input.EffectiveFrom, out var day, out var reason))
        {
            ModelState.AddModelError("Input.EffectiveFrom", reason);
            return Page();
        }
        var outcome = await Run(new ChangeAccount(id, new(Input.BankCode ?? "", Input.BranchCode ?? "", Input.AccountKind ?? 0, Input.AccountNumber ?? "", Input.Holder ?? ""), day));
        return outcome.Succeeded ? Redirect($"/enterprises/{id}?done=account") : Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new EnterpriseDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Enterprise = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public string? EffectiveFrom { get; set; }
        public string? BankCode { get; set; }
        public string? BranchCode { get; set; }
        public int? AccountKind { get; set; }
        public string? AccountNumber { get; set; }
        public string? Holder { get; set; }
    }
}
