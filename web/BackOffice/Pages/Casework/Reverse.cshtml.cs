using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class ReverseModel : CasePage
{
    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync() => await After(await Run(new ReverseCase(Input.Id, Input.Version, Input.Reason ?? "")), "reversed");
}
