using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WelfareMutual.Web.Shared.Pages.Errors;

/// <summary>A page that a host re-executes for a status; the request may have been a post with a token that does not hold.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorPage : PageModel
{
    [FromRoute(Name = "code")]
    public int? Code { get; set; }
}
