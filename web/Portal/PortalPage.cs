using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal;

/// <summary>A page of the public site. Sends portal use cases and nothing else.</summary>
public abstract class PortalPage : PageModel
{
    protected Task<Outcome<TResult>> Run<TResult>(IPortalUseCase<TResult> useCase) =>
        HttpContext.RequestServices.GetRequiredService<PortalUseCases>().Run(useCase, HttpContext.RequestAborted);

    protected IActionResult Refused<TResult>(Outcome<TResult> outcome) => PageOutcomes.Refused(this, outcome);
}
