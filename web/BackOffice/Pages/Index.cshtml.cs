using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.BackOffice.Pages;

public sealed class IndexModel : OfficePage
{
    public IActionResult OnGet() => LocalRedirect("/inbox");
}
