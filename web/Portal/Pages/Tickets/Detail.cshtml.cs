using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

public sealed class DetailModel : BuyPage
{
    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ?? Page();
}
