using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class WithdrawModel : CasePage
{
    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync() => await After(await Run(new WithdrawForMember(Input.Id, Input.Version, Input.Reason ?? "")), "withdrawn");
}
