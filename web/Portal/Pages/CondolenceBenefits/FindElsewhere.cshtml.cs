using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

public sealed class FindElsewhereModel : PortalPage
{
    public IActionResult OnGet() => Redirect("/benefits");
}
